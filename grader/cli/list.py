"""`list`: the exercises, by chapter, and how far one is with them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.cli.exits import Stop, refusing
from grader.cli.next import itself, within_reach
from grader.cli.output import say
from grader.cli.program import PROGRAM
from grader.cli.progress import Progress, Standing, progress

if TYPE_CHECKING:
    from grader.catalog.catalog import Catalog

MARKS = {Standing.DONE: "✓", Standing.BEGUN: "~", Standing.NOT_BEGUN: " "}


@click.command("list")
@click.argument("folder", metavar="[DIR]", required=False, type=options.Folder(), default=Path())
@options.exercises
def command(folder: Path, exercises: Path | None) -> None:
    """List the exercises by chapter, and which of them are done.

    What has folders in DIR [default: the current folder], as `next` writes
    them, is marked: done is a file that passed and was not changed since.
    """
    from grader.catalog.catalog import load
    from grader.errors import BadExercise
    from grader.report.layout import Paint, columns
    from grader.report.numbers import number

    with refusing():
        known = load(exercises, lenient=True)
    far = progress(folder, known.slugs, known)
    marks = {slug: MARKS[standing] for slug, standing in far.standings.items()}
    broken = list(known.broken)
    for chapter, members in groupby(known.outlines, key=lambda outline: outline.chapter):
        say(f"{chapter}\n")
        for one in members:
            try:
                points = known.exercise(one.slug).max_points if one.points is None else one.points
            except BadExercise as error:
                broken.append(str(error))
                continue
            left = f"{marks[one.slug]} {one.slug:<26} {one.title}"
            say(f"{columns(Paint(False), '', left, f'{number(points)} points')}\n")
    with refusing():
        in_notebooks = notebooks(exercises)
    say("labs, in one notebook each\n" if in_notebooks else "")
    for name, title, parts in in_notebooks:
        say(f"{columns(Paint(False), '', f'  {name:<26} {title}', parts)}\n")
    say(closing(far, folder, known, exercises))
    if broken:
        raise Stop("\n".join(broken))


def notebooks(exercises: Path | None) -> list[tuple[str, str, str]]:
    """The labs: name, title, of how many exercises each is made."""
    from grader.authoring.lab import labs

    return [(lab.name, lab.title, f"{len(lab.exercises)} exercises") for lab in labs(exercises).values()]


def closing(far: Progress, folder: Path, known: Catalog, exercises: Path | None) -> str:
    """How much is done and what comes next; where nothing is begun, how to begin."""
    begun = far.count(Standing.BEGUN)
    done = far.count(Standing.DONE)
    if not begun + done:
        return f"\nBegin with: {PROGRAM} start SLUG\nQuizzes:    {PROGRAM} quiz --list\n"
    at = Progress({slug: far.standings[slug] for slug in within_reach(known)}).at
    counted = f"\n{MARKS[Standing.DONE]} done: {done} of {len(far.standings)}, {MARKS[Standing.BEGUN]} begun: {begun}\n"
    ahead = f"Next:    {at}\n         {itself(folder, exercises)}\n" if at else "That was the last exercise.\n"
    return f"{counted}{ahead}Quizzes: {PROGRAM} quiz --list\n"

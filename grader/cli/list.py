"""`list`: the exercises, by chapter."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from grader.cli import options
from grader.cli.exits import Stop, refusing
from grader.cli.output import say
from grader.cli.program import PROGRAM


@click.command("list")
@options.exercises
def command(exercises: Path | None) -> None:
    """List the exercises by chapter."""
    from grader.catalog.catalog import load
    from grader.errors import BadExercise
    from grader.report.layout import Paint, columns
    from grader.report.numbers import number

    with refusing():
        known = load(exercises, lenient=True)
    plain = Paint(False)
    broken = list(known.broken)
    for chapter, members in groupby(known.outlines, key=lambda outline: outline.chapter):
        say(f"{chapter}\n")
        for one in members:
            try:
                points = known.exercise(one.slug).max_points if one.points is None else one.points
            except BadExercise as error:
                broken.append(str(error))
                continue
            say(f"{columns(plain, '', f'  {one.slug:<26} {one.title}', f'{number(points)} points')}\n")
    say(f"\nBegin with: {PROGRAM} start SLUG\nQuizzes:    {PROGRAM} quiz --list\n")
    if broken:
        raise Stop("\n".join(broken))

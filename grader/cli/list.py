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
    from grader.model import Exercise
    from grader.report.layout import Paint, columns
    from grader.report.numbers import number

    with refusing():
        known = load(exercises, lenient=True)
    plain = Paint(False)
    broken = list(known.broken)
    found: list[Exercise] = []
    for slug in known.slugs:
        try:
            found.append(known.exercise(slug))
        except BadExercise as error:
            broken.append(str(error))
    for chapter, members in groupby(found, key=lambda exercise: exercise.chapter):
        say(f"{chapter}\n")
        for exercise in members:
            points = f"{number(exercise.max_points)} points"
            say(f"{columns(plain, '', f'  {exercise.slug:<26} {exercise.title}', points)}\n")
    say(f"\nBegin with: {PROGRAM} start SLUG\nQuizzes:    {PROGRAM} quiz --list\n")
    if broken:
        raise Stop("\n".join(broken))

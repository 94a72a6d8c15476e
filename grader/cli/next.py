"""`next`: from exercise to exercise, one at a time."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.cli.check import Request, show
from grader.cli.exits import Exit, Stop, refusing
from grader.cli.output import say
from grader.cli.program import PROGRAM
from grader.cli.progress import hand_in
from grader.cli.start import following, write, written

if TYPE_CHECKING:
    from grader.catalog.catalog import Catalog
    from grader.catalog.loading import Outline


@click.command("next")
@click.argument("folder", metavar="[DIR]", required=False, type=options.Folder(), default=Path())
@click.option("--notebook", is_flag=True, help="Write a notebook instead of a .py file.")
@options.hint
@options.exercises
def command(folder: Path, notebook: bool, hint: int, exercises: Path | None) -> int:
    """Go on to the next exercise in DIR [default: the current folder].

    Checks the last exercise that has a folder in DIR. Once it passes, the one
    after it in `list` is written into a folder of its name, as `start` does.
    """
    from grader.catalog.catalog import load

    with refusing():
        known = load(exercises)
    slugs = within_reach(known)
    begun = [number for number, slug in enumerate(slugs) if (folder / slug).is_dir()]
    if begun:
        code = checked(folder / slugs[begun[-1]], slugs[begun[-1]], hint, exercises)
        if code != Exit.PASSED:
            return code
    ahead = slugs[begun[-1] + 1 :] if begun else slugs
    if not ahead:
        say("That was the last exercise.\n")
        return Exit.PASSED
    return begin(folder / ahead[0], ahead[0], notebook, exercises)


def itself(folder: Path, exercises: Path | None) -> str:
    """The command that goes on in a folder, as it can be typed."""
    more = ["--exercises", str(exercises)] if exercises else []
    return shlex.join([PROGRAM, "next", *([str(folder)] if folder != Path() else []), *more])


def within_reach(known: Catalog) -> list[str]:
    """The exercises in their order, without those whose packages are not installed."""
    from grader.run.proof import lacking

    def can_be_done(outline: Outline) -> bool:
        spoken = [known.dialects[name] for name in outline.dialects if name in known.dialects]
        return any(not lacking(dialect) for dialect in spoken)

    return [outline.slug for outline in known.outlines if can_be_done(outline)]


def checked(folder: Path, slug: str, hint: int, exercises: Path | None) -> int:
    """Show what `check` says of the student's file in an exercise's folder."""
    from grader.run.plan import Plan
    from grader.run.run import opened

    file = hand_in(folder, slug)
    if file is None:
        name = slug.replace("-", "_")
        raise Stop(f"{folder} has no {name}.py or {name}.ipynb: put it there, or remove the folder")
    plan = Plan(exercise=slug, exercises=exercises)
    again = [PROGRAM, "check", str(file), *(["--exercises", str(exercises)] if exercises else [])]
    with refusing(), opened(plan) as run:
        return show(run, Request(file, "text", hint, shlex.join(again)))


def begin(folder: Path, slug: str, notebook: bool, exercises: Path | None) -> int:
    """Write an exercise, and say how to go on."""
    from grader.authoring.starter import files
    from grader.run.plan import Plan

    plan = Plan(exercise=slug, exercises=exercises)
    with refusing():
        texts = files(plan, notebook, folder)
    write(folder, texts)
    say(written(folder, texts, "task.md", following(folder, next(iter(texts)), texts, plan)))
    say(f"When it passes:\n  {itself(folder.parent, exercises)}\n")
    return Exit.PASSED

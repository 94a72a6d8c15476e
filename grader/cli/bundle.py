"""`bundle`: what students get of a teacher's own exercise."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from grader.cli import options
from grader.cli.exits import Stop, refusing, writing
from grader.cli.output import say
from grader.cli.program import PROGRAM


@click.command("bundle")
@click.argument("slug", metavar="EXERCISE")
@click.argument("folder", metavar="DIR", type=options.Folder())
@options.exercises
def command(slug: str, folder: Path, exercises: Path | None) -> None:
    """Write an exercise without its solution into DIR, for students.

    For one that is derived from its solution alone. The solution's answers to
    a few hundred cases are stored in its place: start and check work with
    --exercises DIR; the smallest counterexample is one of these cases, and no
    mistake is named. Nothing that is there already is overwritten.
    """
    from grader.authoring.bundle import bundle

    with refusing():
        files = bundle(slug, exercises)
    there = [folder / name for name in files if (folder / name).exists()]
    if there:
        raise Stop(f"{', '.join(map(str, there))}: there already; nothing is overwritten, choose another folder")
    try:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    except OSError as error:
        raise Stop(
            f"{error.filename or folder} cannot be written: {error.strerror or error}", writing(error)
        ) from error
    say(f"Wrote {', '.join(path.name for path in files)} into {next(iter(files)).parent} of {folder}\n")
    say(f"For students: {PROGRAM} start {slug} --exercises {shlex.quote(str(folder))}\n")

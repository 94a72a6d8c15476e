"""`start`: what a student needs to begin with an exercise."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from grader.cli import options
from grader.cli.exits import Stop, refusing
from grader.cli.output import say
from grader.cli.program import PROGRAM


@click.command("start")
@click.argument("slug")
@click.argument("folder", metavar="[DIR]", required=False, type=options.Folder())
@options.dialect
@click.option("--notebook", is_flag=True, help="Write a notebook instead of a .py file.")
@options.support
@options.exercises
def command(
    slug: str,
    folder: Path | None,
    dialect: str | None,
    notebook: bool,
    support: tuple[Path, ...],
    exercises: Path | None,
) -> None:
    """Write the starter, the task and a test file for pytest into DIR [default: SLUG].

    What --with names is written beside them, where the starter can import it.
    Nothing that is there already is overwritten.
    """
    from grader.authoring.starter import files
    from grader.run.plan import Plan
    from grader.submissions.support import files_of

    folder = folder or Path(slug)
    with refusing():
        texts = files(Plan(exercise=slug, dialect=dialect, exercises=exercises), notebook) | files_of(support)
    there = [folder / name for name in texts if (folder / name).exists()]
    if there:
        raise Stop(f"{', '.join(map(str, there))}: there already; nothing is overwritten, choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Stop(f"{error.filename or folder} cannot be written: {error.strerror or error}") from error
    first = next(iter(texts))
    say(f"Wrote {', '.join(texts)} into {folder}\n")
    say(f"Next: read {folder / 'task.md'}, then\n  {PROGRAM} check {shlex.quote(str(folder / first))}\n")

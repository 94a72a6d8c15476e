"""`start`: what a student needs to begin with an exercise, or with a topic of the quizzes."""

from __future__ import annotations

import secrets
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from grader.run.plan import Plan

from grader.cli import options
from grader.cli.exits import Stop, refusing, writing
from grader.cli.output import say
from grader.cli.program import PROGRAM

MOST_NUMBER = 1_000_000  # of the seeds that are drawn here: they stand in a file that people read


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

    Of a quiz (a topic, or an item) the questions and a file for the answers;
    of a lab (`list` has them at its end) one notebook with several exercises.
    What --with names is written beside them, where the starter can import it.
    Nothing that is there already is overwritten.
    """
    from grader.authoring.starter import files
    from grader.run.plan import Plan
    from grader.submissions.support import files_of

    folder = folder or Path(slug)
    with refusing():
        plan = Plan(exercise=slug, dialect=dialect, exercises=exercises)
        asked = quiz_files(slug, exercises)
        texts = asked or (lab_files(slug, folder, exercises) or files(plan, notebook, folder)) | files_of(support)
    write(folder, texts)
    first, *others = texts
    read, answer = (first, others[0]) if "quiz.md" in texts else ("task.md" if "task.md" in texts else first, first)
    say(written(folder, texts, read, following(folder, answer, texts, plan)))
    say(installing(plan) if "task.md" in texts else "")


def written(folder: Path, texts: Mapping[str, str], read: str, following: str) -> str:
    """What was written, what to read first, and the command that comes next."""
    from grader.report.layout import command, paragraph

    told = paragraph(f"Wrote {', '.join(texts)} into {folder}\nNext: read {folder / read}, then", "")
    return "\n".join([*told, *command(following, "  ")]) + "\n"


def installing(plan: Plan) -> str:
    """What has to be installed before an answer can be checked; nothing where all is there."""
    from grader.authoring.starter import found
    from grader.run.proof import lacking

    _, dialect = found(plan)
    names = " ".join(lacking(dialect))
    return f"Before that: pip install {names}  (not installed here)\n" if names else ""


def following(folder: Path, answer: str, texts: Mapping[str, str], plan: Plan) -> str:
    """The command that checks what was written, as it can be typed."""
    words = [PROGRAM, "check", str(folder / answer)]
    if plan.dialect:
        along = Path(plan.dialect).name
        words += ["--dialect", str(folder / along) if along in texts else plan.dialect]
    words += ["--exercises", str(plan.exercises)] if plan.exercises else []
    return shlex.join(words)


def lab_files(name: str, folder: Path, exercises: Path | None) -> dict[str, str]:
    """The notebook of a lab and its test files; nothing for another name."""
    from grader.authoring.lab import files, labs

    known = labs(exercises)
    return files(known[name], folder, exercises) if name in known else {}


def quiz_files(name: str, exercises: Path | None) -> dict[str, str]:
    """The questions of a topic or an item with new numbers; nothing for the name of an exercise, or of nothing."""
    from grader.catalog.catalog import load

    if name in load(exercises).slugs:
        return {}
    from grader.errors import UnknownItem
    from grader.quiz import bank, handout
    from grader.quiz.variant import variant

    known = bank.load(exercises)
    try:
        items = known.of(name)
    except UnknownItem:
        return {}
    seed = secrets.randbelow(MOST_NUMBER)
    title = next((topic.title for topic in known.topics if topic.id == name.lower()), items[0].title)
    return handout.files(title, [variant(item, seed) for item in items], PROGRAM, seed=seed)


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files into a folder; nothing that is there is overwritten."""
    there = [folder / name for name in texts if (folder / name).exists()]
    if there:
        raise Stop(f"{', '.join(map(str, there))}: there already; nothing is overwritten, choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Stop(
            f"{error.filename or folder} cannot be written: {error.strerror or error}", writing(error)
        ) from error

"""`check`: one submission, for a person."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.cli.exits import Exit, Stop, exit_of, refusing
from grader.cli.output import colour, say
from grader.cli.program import PROGRAM
from grader.cli.progress import remember
from grader.cli.watch import watching
from grader.model import Report, ReportStatus
from grader.sandbox import import_path

if TYPE_CHECKING:
    from grader.run.run import Run


@dataclass(frozen=True)
class Request:
    """A file, and how the answer is shown."""

    file: Path
    form: str
    hint: int  # how many levels of it
    again: str  # the command that repeats the run


@click.command("check")
@click.argument("file", type=options.Named())
@options.judging
@click.option("--seed", type=click.IntRange(0, options.MOST_SEED), default=0, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.hint
@click.option("--watch", is_flag=True, help="Check again whenever the file is saved; Ctrl-C ends it.")
def command(file: Path, judging: options.Judging, seed: int, form: str, hint: int, watch: bool) -> int:
    """Check one submission: a .py or .ipynb file, a folder or a zip archive.

    Tells what passes, the first thing that is wrong with the smallest input
    that shows it, and which known mistake answers alike.
    """
    if hint and form == "json":
        raise Stop("--hint is for people: it goes with --format text")
    import_path.confine([file.parent, *([file] if file.is_dir() else [])])
    request = Request(file, form, hint, shlex.join([PROGRAM, "check", str(file), *judging.again]))
    if not watch and form == "text":
        readable(file)  # before the slow imports
    from grader.run.run import opened

    plan = judging.plan(seed)
    with refusing():
        if watch:
            watching(lambda: opened(plan), lambda run: show(run, request), file)
        with opened(plan) as run:
            return show(run, request)


def readable(file: Path) -> None:
    """End the program when the file cannot be read at all."""
    from grader.errors import Unreadable
    from grader.submissions.reader import handed_in

    try:
        if not file.is_dir() and file.suffix != ".toml":  # what of a folder counts is known only with the exercises
            handed_in(file, file.name)
    except Unreadable as error:
        raise Stop(f"{file}: {error.reason}", Exit.UNREADABLE) from error


def show(run: Run, request: Request) -> Exit:
    """Grade the file and print its reports."""
    reports = graded(run, request.file)
    remember(reports, run.catalog)
    if request.form == "json":
        say(as_json(reports))
    elif all(report.status is ReportStatus.INVALID for report in reports):
        raise Stop(f"{request.file}: {reports[0].reason}", Exit.UNREADABLE)
    else:
        say(as_text(run, reports, request))
    return exit_of(reports)


def graded(run: Run, file: Path) -> list[Report]:
    """The reports of a file; ends the program when the person has to choose a dialect."""
    from grader.errors import Ambiguous

    try:
        return run.reports(file)
    except Ambiguous as error:
        raise Stop(f"{file}: {error}") from error


def as_json(reports: Sequence[Report]) -> str:
    """One object, or a list when several exercises apply."""
    from grader.report import lines

    texts = [lines.render(report) for report in reports]
    return texts[0] + "\n" if len(texts) == 1 else "[" + ",\n ".join(texts) + "]\n"


def as_text(run: Run, reports: Sequence[Report], request: Request) -> str:
    """The reports as a person reads them."""
    from grader.report.layout import Paint
    from grader.report.terminal import Style, render
    from grader.run.quizzes import ANSWERS

    quizzes = [r for r in reports if r.dialect == ANSWERS]
    others = [r for r in reports if r.dialect != ANSWERS]
    asked = [run.catalog.exercise(r.exercise) for r in others if request.hint]
    hints = {exercise.slug: tuple(filter(None, (exercise.hint, exercise.more))) for exercise in asked}
    texts = [render(others, Style(colour(), request.again, hints, request.hint))] if others else []
    if quizzes:
        from grader.quiz.terminal import answers

        texts += [answers(report, Paint(colour())) for report in quizzes]
    return "\n".join(texts)

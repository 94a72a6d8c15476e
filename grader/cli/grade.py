"""`grade`: many submissions, for a course."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli import options
from grader.cli.exits import Exit, Stop, refusing
from grader.cli.output import tell
from grader.cli.program import PROGRAM
from grader.sandbox import import_path
from grader.words import of_number

if TYPE_CHECKING:
    from grader.batch.batch import Tally
    from grader.run.plan import Plan
    from grader.submissions.found import Place

EVERY_S = 0.2  # between two lines of progress
PROGRESS = 60  # columns of such a line


@click.command("grade")
@click.argument("paths", nargs=-1, required=True, type=options.Named(), metavar="PATH...")
@click.option(
    "-o", "--output", required=True, type=options.Folder(), metavar="RESULTS",
    help="Folder for results.jsonl and run.json.",
)  # fmt: skip
@options.judging
@click.option("--seed", type=click.IntRange(0, options.MOST_SEED), help="[default: a secret one, recorded in run.json]")
@click.option("--jobs", type=click.IntRange(1), help="Submissions at a time [default: one a processor].")
@click.option("--resume", is_flag=True, help="Go on with a run that was interrupted.")
def command(
    paths: tuple[Path, ...],
    output: Path,
    judging: options.Judging,
    seed: int | None,
    jobs: int | None,
    resume: bool,
) -> int:
    """Grade many submissions: .py and .ipynb files, zip archives, folders.

    In a folder, every file is a submission, and so is every folder in it.
    Writes RESULTS/results.jsonl, one line for a submission and exercise. Ends
    with 0 when every submission has got a report, whatever its score.
    """
    for path in paths:
        if not path.exists():
            raise Stop(f"{path}: no such file or folder", Exit.UNREADABLE)
    import_path.confine([path if path.is_dir() else path.parent for path in (*paths, *judging.support, output)])
    from grader.batch.provenance import run_of
    from grader.batch.store import Store, seed_of
    from grader.run.run import known, settled
    from grader.submissions.found import survey

    if seed is None:
        recorded = seed_of(output) if resume else None
        seed = secrets.randbelow(options.MOST_SEED) if recorded is None else recorded
    plan = judging.plan(seed)
    try:
        with refusing():
            found = survey(paths, known(*settled(plan)))  # before anything is written
            places = [place for place in found.places if not of_a_run(place.path, output)]
            if not places:
                raise Stop(f"no submission below {', '.join(map(str, paths))}{passed_over(found.passed)}")
            with Store(output, run_of(plan, paths, output), resume, places) as store:
                tally = graded(places, plan, store, jobs or processors())
    except KeyboardInterrupt:
        click.echo(f"\n{PROGRAM}: interrupted; what is done is in {output}, and --resume goes on", err=True)
        return Exit.INTERRUPTED
    tell(summary(tally, output, seed, found.passed))
    return Exit.FAULT if tally.reports["fault"] else Exit.PASSED


def of_a_run(path: Path, output: Path) -> bool:
    """Whether it is what an earlier run has written, which may lie among the submissions: nobody's hand-in."""
    from grader.batch.digests import BLOCKS
    from grader.batch.store import RESULTS, RUN

    here = output.resolve()
    return path.resolve() == here or (path.name in (RUN, RESULTS, BLOCKS) and path.parent.resolve() == here)


def graded(places: list[Place], plan: Plan, store: Any, jobs: int) -> Tally:
    """Grade all places, with progress on standard error if that is a terminal."""
    from grader.batch.batch import grade

    if not sys.stderr.isatty():
        return grade(places, plan, store, jobs)
    try:
        return grade(places, plan, store, jobs, progress_bar(len(places)))
    finally:
        click.echo("", err=True)


def progress_bar(total: int) -> Callable[[int, str], None]:
    """What writes `12/812  3.4/s  0:04:02 left` over the last line, a few times a second, and for what others wait."""
    from grader.report.layout import safe

    began = time.monotonic()
    last = -EVERY_S

    def show(done: int, waiting: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < EVERY_S and done < total:
            return
        last = now
        speed = done / max(now - began, 1e-9)
        left = int((total - done) / speed) if done else 0
        text = f"{done}/{total}  {speed:.1f}/s  {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"
        text += f"  waiting for {safe(waiting)}" if waiting else ""
        click.echo(f"\r{text[:PROGRESS]:<{PROGRESS}}", nl=False, err=True)

    return show


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def passed_over(passed: Mapping[str, int]) -> str:
    """What was found and is nobody's submission, counted; empty where there is nothing."""
    from grader.submissions.kinds import counted

    return f"; passed over: {counted(passed)}" if passed else ""


def summary(tally: Tally, output: Path, seed: int, passed: Mapping[str, int]) -> str:
    """How many submissions came to what, and where it stands."""
    from grader.report.layout import paragraph

    counts = ", ".join(f"{count} {status}" for status, count in tally.reports.items() if count)
    kept = f" ({tally.kept} from the earlier run)" if tally.kept else ""
    reports = sum(tally.reports.values())
    many = f"{of_number(tally.submissions, 'submission')}{kept}"
    told = f"{of_number(reports, 'report')}: {counts}; seed {seed}{passed_over(passed)}"
    return "\n".join([*paragraph(f"{many}, {told}", ""), str(output / "results.jsonl")]) + "\n"

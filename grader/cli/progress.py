"""What a learner has done: which files have passed which exercise, remembered from check to check.

The record is a line of hexadecimal digits for each pass, made from the content of the file and from all that the
exercise consists of: after an edit of either the line is that of something else, and nothing has to be graded again.
Nothing but `list` reads it. Lines that are none of ours match nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from grader import __version__
from grader.cli.program import PROGRAM
from grader.model import Report

if TYPE_CHECKING:
    from grader.catalog.catalog import Catalog

MOST_BYTES = 4_000_000  # of a record that is read: some sixty thousand passes
OF_AN_EXERCISE = (".py", ".toml", ".json", ".npz")


class Standing(StrEnum):
    """How far a learner is with an exercise."""

    DONE = "done"
    BEGUN = "begun"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True)
class Progress:
    """The exercises of a folder, in the order in which `next` takes them."""

    standings: dict[str, Standing]

    def count(self, standing: Standing) -> int:
        """How many exercises stand so."""
        return list(self.standings.values()).count(standing)

    @property
    def at(self) -> str | None:
        """The exercise that `next` would check or, once that has passed, write; None after the last."""
        begun = last_begun(self.standings)
        slugs = list(self.standings)
        if begun is None:
            return next(iter(slugs), None)
        if self.standings[begun] is not Standing.DONE:
            return begun
        return next(iter(slugs[slugs.index(begun) + 1 :]), None)


def last_begun(standings: dict[str, Standing]) -> str | None:
    """The last exercise that has a folder."""
    return next((slug for slug in reversed(standings) if standings[slug] is not Standing.NOT_BEGUN), None)


def hand_in(folder: Path, slug: str) -> Path | None:
    """The student's file of an exercise in the exercise's folder; None where there is none."""
    name = slug.replace("-", "_")
    return next((path for end in (".py", ".ipynb") if (path := folder / (name + end)).is_file()), None)


def progress(folder: Path, slugs: Iterable[str], known: Catalog) -> Progress:
    """How far a learner is with the exercises that have folders in a folder; nothing is graded."""
    passed = remembered(usual_path())
    return Progress({slug: standing(folder / slug, slug, known, passed) for slug in slugs})


def standing(folder: Path, slug: str, known: Catalog, passed: frozenset[str]) -> Standing:
    """How far a learner is with one: done is what has passed and was not changed since."""
    from grader.submissions.reader import fingerprint

    if not folder.is_dir():
        return Standing.NOT_BEGUN
    file = hand_in(folder, slug)
    if file is None or line(slug, asked(known, slug), fingerprint(file)) not in passed:
        return Standing.BEGUN
    return Standing.DONE


def remember(reports: Iterable[Report], known: Catalog) -> None:
    """Put what has passed into the record; where it cannot be written, nothing is remembered."""
    path = usual_path()
    if path is None:
        return
    ours = [report for report in reports if report.passed and report.exercise in known.slugs]
    lines = {line(report.exercise, asked(known, report.exercise), report.sha256) for report in ours}
    new = lines - remembered(path)
    if new:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="ascii") as record:
                record.write("".join(f"\n{one}" for one in sorted(new)))


def remembered(path: Path | None) -> frozenset[str]:
    """The lines of the record; of something else in its place, whatever it has, or none."""
    if path is None:
        return frozenset()
    try:
        with path.open("rb") as record:
            return frozenset(record.read(MOST_BYTES).decode("ascii", "replace").split())
    except OSError:
        return frozenset()


def line(slug: str, asked: str, sha256: str) -> str:
    """The line of one pass."""
    return hashlib.sha256("\0".join((__version__, slug, asked, sha256)).encode()).hexdigest()


def asked(known: Catalog, slug: str) -> str:
    """What an exercise consists of, as a number: another one of the same name is not done."""
    folder = known.outline(slug).folder
    whole = hashlib.sha256()
    for path in sorted(path for place in (folder.parent, folder) for path in place.iterdir() if path.is_file()):
        if path.suffix not in OF_AN_EXERCISE:
            continue
        content = path.read_bytes()
        whole.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def usual_path() -> Path | None:
    """Where the record is kept: where the scores of quizzes are; None where a person has no home."""
    from grader.quiz.score import usual_path as score

    try:
        return score(PROGRAM).with_name("passed.txt")
    except RuntimeError:  # nobody knows whose home it would be
        return None

"""One sandbox for all tests of the judge, and submissions written in a line or two."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader import catalog, sandbox
from grader.catalog import Catalog
from grader.engine import Grader
from grader.model import Report, Submission
from grader.sandbox import Limits, Sandbox

Grade = Callable[..., dict[str, Report]]


@pytest.fixture(scope="session")
def exercises() -> Catalog:
    """Everything that comes with the package."""
    return catalog.load()


@pytest.fixture(scope="session")
def room() -> Iterator[Sandbox]:
    """A sandbox of the best level that this machine offers."""
    with sandbox.start() as started:
        yield started


@pytest.fixture(scope="session")
def grader(exercises: Catalog, room: Sandbox) -> Grader:
    """A grader with room for a slow import of torch on a busy machine."""
    return Grader(exercises, room, seed=11, limits=Limits(call_s=20.0, total_s=60.0))


def submission(source: str | Path, name: str = "student.py") -> Submission:
    """A submission from text, or from a file as it is."""
    if isinstance(source, Path):
        from grader.submission import read

        return read(source)
    return Submission(Path(name), name, "py", hashlib.sha256(source.encode()).hexdigest(), source)


@pytest.fixture
def grade(grader: Grader) -> Grade:
    """Grade a text or a path: reports by exercise."""

    def graded(source: str | Path, slug: str | None = None, dialect: str | None = None) -> dict[str, Report]:
        spoken = grader.catalog.dialect(dialect) if dialect else None
        return {report.exercise: report for report in grader.reports(submission(source), slug, spoken)}

    return graded

"""One sandbox for all tests of the judge, and small submissions, each of one kind."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.catalog import catalog
from grader.catalog.catalog import Catalog
from grader.model import Report, Submission
from grader.run.grader import Grader
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox, start
from tests.samples import RIGHT, STARTER, WRONG, written
from tests.tiers import later

Grade = Callable[..., dict[str, Report]]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `tests/tiers.py` leaves to the long tier, before pytest selects by marks."""
    for item in later(items, lambda item: item.nodeid):
        item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session", autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What the program remembers goes into a folder of the tests, not into that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("state")
        patch.setenv("XDG_STATE_HOME", str(home))
        yield home


@pytest.fixture(scope="session")
def exercises() -> Catalog:
    """Everything that comes with the package."""
    return catalog.load()


@pytest.fixture(scope="session")
def room() -> Iterator[Sandbox]:
    """A sandbox of the best level that this machine offers."""
    with start() as started:
        yield started


@pytest.fixture(scope="session")
def grader(exercises: Catalog, room: Sandbox) -> Grader:
    """A grader with room for a slow import of torch on a busy machine."""
    return Grader(exercises, room, seed=11, limits=Limits(call_s=20.0, total_s=60.0))


def submission(source: str | Path, name: str = "student.py") -> Submission:
    """A submission from text, or from a file as it is."""
    if isinstance(source, Path):
        from grader.submissions.reader import read

        return read(source)
    return Submission(Path(name), name, "py", hashlib.sha256(source.encode()).hexdigest(), source)


@pytest.fixture
def grade(grader: Grader) -> Grade:
    """Grade a text or a path: reports by exercise."""

    def graded(source: str | Path, slug: str | None = None, dialect: str | None = None) -> dict[str, Report]:
        spoken = grader.catalog.dialect(dialect) if dialect else None
        return {report.exercise: report for report in grader.reports(submission(source), slug, spoken)}

    return graded


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """A right submission."""
    return written(tmp_path / "right.py", RIGHT)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A submission with one mistake: the bias is subtracted."""
    return written(tmp_path / "wrong.py", WRONG)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder of submissions: right, wrong, unreadable, hostile."""
    folder = tmp_path / "handed_in"
    folder.mkdir()
    written(folder / "bob.py", WRONG)
    written(folder / "alice.py", RIGHT)
    written(folder / "carol.py", 'print "hello"\n')
    written(folder / "dave.py", RIGHT + "\nimport os\nos._exit(0)\n")
    written(folder / "erin.py", STARTER)
    return folder

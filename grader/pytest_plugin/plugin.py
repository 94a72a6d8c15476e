"""pytest asks what `check` asks: every check of an exercise is a test of its own, with the same text.

A test function marked `exercise(slug, file=...)` that takes the fixture `exercise_check` becomes one test a check.
The submission runs in the sandbox, once; nothing of it is imported here. This module is loaded by every pytest on
the machine, so it imports nothing but pytest; the grader comes in when a test is marked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.pytest_plugin.questions import Asked

MARK = "exercise(slug, file, dialect=None, exercises=None): the checks of an exercise, asked of a file beside the test"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for the seed and the device."""
    group = parser.getgroup("grader", "exercises")
    group.addoption("--grade-seed", type=int, default=0, metavar="SEED", help="seed of the exercises' random inputs")
    group.addoption(
        "--grade-device", metavar="DEVICE", help="also ask what needs a GPU, on this one (cuda, mps, xpu), unconfined"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", MARK)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for every check of a marked function's exercise."""
    if "exercise_check" not in metafunc.fixturenames:
        return
    from grader.pytest_plugin.questions import asked

    questions = asked(metafunc)
    ids = [question.check for question in questions]
    metafunc.parametrize("exercise_check", questions, ids=ids, indirect=True)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Of the tests that are left of a file's: the first says why the file cannot be graded, in every process alike."""
    for item in session.items:
        made: Any = getattr(item, "callspec", None)  # of a parametrised test
        grading = getattr(made.params.get("exercise_check"), "grading", None) if made is not None else None
        if grading is not None and not grading.teller:
            grading.teller = made.params["exercise_check"].check


@pytest.fixture
def exercise_check(request: pytest.FixtureRequest) -> Callable[[], None]:
    """The question that one test puts: call it."""
    question: Asked = request.param
    return question.settle

"""The exercises whose answer is a module: our own solutions, starters and mutants, in this process."""

import importlib.util

import pytest

from grader.authoring.selfcheck import selfcheck
from grader.run.proof import solution

from .fingerprints import CATALOG, exercise

MODULES = [one.slug for one in CATALOG.outlines if one.chapter == "torch"]
installed = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")


@installed
@pytest.mark.parametrize("slug", MODULES)
def test_the_solution_is_right(slug: str) -> None:
    """In every dialect of the exercise, on the first case of every check."""
    for name in exercise(slug).dialects:
        assert not list(solution(exercise(slug), CATALOG.dialects[name], seed=0, most=1))


@installed
@pytest.mark.long
@pytest.mark.parametrize("slug", MODULES)
def test_the_exercise_has_teeth(slug: str) -> None:
    """What `lstm-grader selfcheck` says."""
    assert selfcheck(CATALOG, slug).problems == []


def test_without_torch_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is said, and is no problem of the exercise."""
    monkeypatch.setattr("grader.run.proof.find_spec", lambda name: None)
    findings = selfcheck(CATALOG, MODULES[0])
    assert findings.problems == []
    assert "not proved, for torch is not installed" in findings.summary

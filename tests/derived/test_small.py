"""Many small exercises of three files: the solution and odd styles earn all, every wrong answer is caught and told."""

import pytest

from grader.authoring.derived import proved

from .conftest import Making, failures
from .small_exercises import SMALL, Wrong


@pytest.mark.parametrize("name", SMALL)
def test_the_solution_and_odd_styles_earn_all(made: Making, name: str) -> None:
    """Selfcheck finds nothing; other right answers pass every check and get no note, for two seeds."""
    small = SMALL[name]
    catalog, exercise = made(name, small)
    findings = proved(catalog, name)
    assert findings.problems == []
    for regime in small.unasked:
        assert any(found.startswith(regime) for found in findings.unasked), findings.unasked
    for seed in (0, 7):
        for source in (f"import numpy as np\n{small.solution}", *small.right):
            found = failures(catalog, exercise, source, seed)
            assert not {k: v for k, v in found.items() if k != "inputs_modified"}, source


WRONG = [(name, wrong) for name, small in SMALL.items() for wrong in small.wrong]


@pytest.mark.parametrize(
    ("name", "wrong"), WRONG, ids=[f"{name}-{wrong.check}-{k}" for k, (name, wrong) in enumerate(WRONG)]
)
def test_a_wrong_answer_is_caught(made: Making, name: str, wrong: Wrong) -> None:
    """Planted: the check that should catch it does, with the facts that it should tell."""
    catalog, exercise = made(name, SMALL[name])
    found = failures(catalog, exercise, wrong.source)
    assert wrong.check in found, found
    assert wrong.facts in found[wrong.check]

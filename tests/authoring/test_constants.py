"""`selfcheck` sees an exercise in which an answer that is the same everywhere earns points."""

from pathlib import Path

import pytest

from grader.authoring.constants import constants
from grader.catalog.catalog import load

TOML = 'title = "Twice"\nhint = "What is twice as much?"\n[arguments]\nx = "N D"\n[returns]\ny = "N D"\n'
SHAPE_ALONE = """
from grader.checks import check
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks


@check(points=2, cases=DERIVED.draws("ordinary"))
def shaped(student, case):
    \"\"\"It has the right shape\"\"\"
    given = DERIVED.given(case)
    assert student.twice(**given)["y"].shape == given["x"].shape
"""


def exercise(folder: Path, checks: str = "") -> Path:
    """An exercise of three files, with checks of its own where there are any."""
    made = folder / "mine" / "twice"
    made.mkdir(parents=True)
    (made / "exercise.toml").write_text(TOML)
    (made / "task.md").write_text("# Twice\n\nWrite `twice(x)`.\n")
    (made / "solution.py").write_text("def twice(x):\n    return 2.0 * x\n")
    if checks:
        (made / "checks.py").write_text(checks)
    return folder


def test_derived_checks_give_a_constant_nothing(tmp_path: Path) -> None:
    """Of arrays, with every number the same."""
    assert list(constants(load(exercise(tmp_path)).exercise("twice"), 0)) == []


def test_a_check_of_shapes_alone_is_found(tmp_path: Path) -> None:
    """Planted: it pays for any array that is large enough."""
    (said,) = constants(load(exercise(tmp_path, SHAPE_ALONE)).exercise("twice"), 0)
    assert said == "an answer of 0.5 everywhere earns points: 2 in shaped"


@pytest.mark.parametrize("slug", ["lstm-step", "bias-for", "sign-latch", "bptt-terms", "order-batch"])
def test_ours_give_it_nothing(slug: str) -> None:
    """Arrays, one number, weights that are judged by what they do, texts, data."""
    assert list(constants(load().exercise(slug), 0)) == []

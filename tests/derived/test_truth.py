"""What is right of a solution, how large a gap is allowed, and where nobody is asked."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import load
from grader.derived import Derived, of
from grader.derived.cases import Case
from grader.errors import BadExercise

from .conftest import Making, failures
from .small_exercises import SMALL, Small, written

Deriving = Callable[[str, str], Derived]


@pytest.fixture
def derive(tmp_path: Path) -> Deriving:
    """What follows from an exercise.toml and a solution."""
    return lambda toml, solution: of(written(tmp_path, "made", Small(toml, solution)))


def test_the_truth_is_in_extended_precision(derive: Deriving) -> None:
    """A difference of nearly equal numbers has all its digits; float64 alone would have lost some."""
    made = derive('[arguments]\nx = "N"\n', "def f(x):\n    return (1 + x * 2.0**-40) - 1\n")
    case = Case((3,))
    x = made.given(case)["x"]
    exact = x * 2.0**-40
    assert np.abs(made.wanted(case).outputs["result"] / exact - 1).max() < 1e-6
    assert np.abs(((1 + x * 2.0**-40) - 1) / exact - 1).max() > 1e-6


@pytest.mark.parametrize(
    "solution",
    [
        "def f(x):\n    assert x.dtype == np.float64\n    return np.linalg.inv(np.outer(x, x) + np.eye(len(x)))\n",
        "def f(x):\n    return np.linalg.inv(np.outer(x, x) + np.eye(len(x)))\n",
        "def f(x):\n    x = np.asarray(x, dtype=float)\n    return np.outer(x, x)\n",
        "def f(x):\n    return [float(v) for v in x]\n",
    ],
)
def test_where_a_solution_cannot_it_is_asked_in_float64(derive: Deriving, solution: str) -> None:
    """np.linalg, an assertion of a dtype, a cast: its answer in float64 stands."""
    made = derive('[arguments]\nx = "N"\n', solution)
    wanted = made.wanted(Case((3,)))
    found: dict[str, Any] = {"np": np}
    exec(solution, found)
    assert not wanted.unfit
    assert np.allclose(wanted.outputs["result"], found["f"](made.given(Case((3,)))["x"]), rtol=1e-12)


def test_a_function_that_branches_on_its_input(derive: Deriving) -> None:
    """Each entry goes its own way in extended precision too, and both ways are asked."""
    made = derive('[arguments]\nx = "N D"\n', "def f(x):\n    return np.where(x > 0, np.log1p(np.abs(x)), x**2)\n")
    x, wanted = made.given(Case((4, 5))), made.wanted(Case((4, 5)))
    assert (x["x"] > 0).any()
    assert (x["x"] < 0).any()
    assert np.allclose(wanted.outputs["result"], np.where(x["x"] > 0, np.log1p(np.abs(x["x"])), x["x"] ** 2))
    assert not made.unasked


def test_an_argument_is_not_changed_by_the_solution(derive: Deriving) -> None:
    """A solution that works in place has copies."""
    made = derive('[arguments]\nx = ["N", "D"]\n', "def f(x):\n    x[0] *= 2\n    x[1][:] = 0\n    return x[0]\n")
    case = Case((2, 3))
    before = made.given(case)["x[0]"].copy()
    assert np.array_equal(made.wanted(case).outputs["result"], 2 * before)
    assert np.array_equal(made.given(case)["x[0]"], before)


def test_sums_in_any_order_of_many_large_numbers(derive: Deriving) -> None:
    """The scale grows with what cancels: every order of a sum of 262 numbers of the size 1000 is well inside."""
    made = derive('[arguments]\nx = "N D"\n[returns]\ns = "N"\n', "def f(x):\n    return (x**3).sum(axis=1)\n")
    case = replace(Case((2, 131)), regime="times 1000")
    x, wanted = made.given(case)["x"], made.wanted(case)
    orders = [x[:, np.random.default_rng(k).permutation(131)] for k in range(20)]
    gaps = [np.abs(np.add.accumulate(o**3, axis=1)[:, -1] - wanted.outputs["s"]).max() for o in orders]
    allowed = 1e-9 * np.abs(wanted.outputs["s"]).max() + 1e-12 * wanted.scale["s"]
    assert 0 < max(gaps) < allowed / 10
    assert allowed < 1e-8 * np.abs(x**3).sum()


UNASKED = {
    "def f(x):\n    return np.exp(30 * x) / (1 + np.exp(30 * x))\n": "times 1000 (gives nan)",
    "def f(x):\n    return np.exp(30 * x)\n": "times 1000 (overflows)",
    "def f(x):\n    return x / len(x) if x.any() else 1 // 0\n": "zero x (raises ZeroDivisionError)",
    "def f(x):\n    return x.argmax(axis=1)\n": "all alike (jumps)",
    "def f(x):\n    return ((1 + x**2) - 1) / x**2\n": "times 1e-08 (loses its digits)",
}


@pytest.mark.parametrize("solution", UNASKED)
def test_where_nobody_is_asked(tmp_path: Path, solution: str) -> None:
    """Regimes that the solution itself cannot answer are left out and named with the reason; others stay."""
    made = of(written(tmp_path, "made", Small('[arguments]\nx = "N D"\n', solution)))
    assert UNASKED[solution] in made.unasked
    assert not any(text.startswith("Fortran") for text in made.unasked)
    assert made.checks[0].id == "ordinary"


def test_a_solution_that_has_no_answer_to_ordinary_inputs(tmp_path: Path) -> None:
    """It is refused, with the reason."""
    with pytest.raises(BadExercise, match="cannot be asked: on ordinary inputs it gives nan"):
        of(written(tmp_path, "made", Small('[arguments]\nx = "N D"\n', "def f(x):\n    return np.log(x)\n")))


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    """A file of the three; a folder that is one or two too deep."""
    folder = written(tmp_path, "made", Small('[arguments]\nx = "N D"\n', "def f(x):\n    return x\n"))
    for deep in (folder, folder.parent):
        with pytest.raises(BadExercise, match=f"did you mean {re.escape(str(folder.parents[1]))}[?]"):
            load(deep)
    (folder / "solution.py").unlink()
    with pytest.raises(BadExercise, match=r"solution\.py is missing: an exercise is exercise\.toml, task\.md and"):
        of(folder)


@pytest.mark.long
def test_a_relative_error_is_seen_at_every_size(made: Making) -> None:
    """Planted: an answer that is a ten-millionth too large fails the ordinary check of each exercise of arrays."""
    for name in ("sigmoid", "softmax", "masked-mean", "dense", "variance", "solve", "rotate"):
        catalog, exercise = made(name, SMALL[name])
        entry = exercise.entries[0]
        source = f"import numpy as np\n{SMALL[name].solution}\nright = {entry}\ndef {entry}(*args):\n"
        assert "ordinary" in failures(catalog, exercise, source + "    return right(*args) * (1 + 1e-7)\n"), name


def test_cases_are_alike_in_every_run_and_differ_between_seeds(made: Making) -> None:
    """The same seed asks the same numbers; another seed others."""
    derived = of(made("dense", SMALL["dense"])[1].folder)
    one, again, other = (derived.given(Case((2, 3, 4), run=run))["x"] for run in (0, 0, 1))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)

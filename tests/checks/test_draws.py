"""Cases: drawn from the seed alone, other numbers in every run, and shrunk to what still fails."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exercises.lstm.cell import CELL
from exercises.recurrent.cases import Case, arrays, cost, draws, steps_of
from exercises.recurrent.regimes import REGIMES
from grader.checks import drawn, shrunk
from grader.checks.draws import MAX_EFFORT

SHAPES = (("W", (4, 1)), ("R", (4, 1)), ("b", (4,)))
ROOT = Path(__file__).parents[2]


def test_the_same_seed_draws_the_same_cases() -> None:
    """And another seed draws others."""
    some = draws("ordinary", "square", rounds=3)
    assert drawn(some, 5) == drawn(some, 5)
    assert drawn(some, 5) != drawn(some, 6)


PROGRAM = """
import hypothesis
from hypothesis import strategies as st

from exercises.recurrent.cases import draws
from grader.checks import drawn, shrunk

some = draws("ordinary", "many samples", rounds=10, sequence=True)
for seed in range(20):
    cases = drawn(some, seed)
    print("ours", cases, shrunk(some, cases[1], lambda case: case.N > 120, seed))


@hypothesis.seed(5)
@hypothesis.settings(database=None, max_examples=100)
@hypothesis.given(st.integers(0, 999))
def draw(number):
    print("Hypothesis", number)


draw()
"""


@pytest.mark.long
def test_cases_do_not_depend_on_what_else_is_loaded(tmp_path: Path) -> None:
    """Hypothesis by itself draws constants that it reads in the modules of a program; none gets into our cases."""
    (tmp_path / "quiet.py").write_text(PROGRAM)
    (tmp_path / "full.py").write_text(f"import constants\n{PROGRAM}")
    (tmp_path / "constants.py").write_text(f"NUMBERS = {[*range(101, 999, 7)]}\n")
    told = {}
    for name in ("quiet", "full"):
        command = [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); import {name}"]
        place = {**os.environ, "PYTHONPATH": str(ROOT)}
        said = subprocess.run(command, cwd=tmp_path, env=place, capture_output=True, text=True, check=True).stdout
        told[name] = {
            who: [line for line in said.splitlines() if line.startswith(who)] for who in ("ours", "Hypothesis")
        }
    assert len(told["quiet"]["ours"]) == 20
    assert told["quiet"]["ours"] == told["full"]["ours"]
    assert told["quiet"]["Hypothesis"] != told["full"]["Hypothesis"]


def test_a_strategy_may_refuse_some_of_what_it_draws() -> None:
    """A filter costs further draws, no cases; one that refuses all is a mistake of its author's, and told."""
    some = draws("ordinary", rounds=5)
    odd = replace(some, regimes=(some.regimes[0].filter(lambda case: case.seed % 2),))
    assert len(drawn(odd, 5)) == 5
    assert all(case.seed % 2 for case in drawn(odd, 5))
    with pytest.raises(ValueError, match="refuse nearly all"):
        drawn(replace(some, regimes=(some.regimes[0].filter(lambda case: False),)), 5)


def test_a_run_has_numbers_of_its_own() -> None:
    """Whoever has not the seed cannot prepare for the arrays."""
    (case,) = drawn(draws("one of each"), 5)
    (other,) = drawn(draws("one of each"), 6)
    assert case.run == 5
    one = arrays(Case(1, 1, 1, seed=case.seed, run=5), SHAPES, ("h", "c"))
    two = arrays(Case(1, 1, 1, seed=case.seed, run=6), SHAPES, ("h", "c"))
    assert not np.array_equal(one["W"], two["W"])
    assert other.run == 6


def test_every_regime_can_be_drawn_and_built() -> None:
    """As a step where that makes sense, and as a sequence."""
    for name, regime in REGIMES.items():
        for case in drawn(draws(name, sequence=True), 1):
            assert case.regime == name
            sizes = (case.N, case.D, case.H)
            assert case.T in {steps_of(regime, sizes, steps) for steps in regime.steps or (1,)}
            assert all(np.isfinite(array).all() for array in CELL.arrays(case).values())


def test_sizes_that_are_to_differ_do() -> None:
    """In an ordinary sequence no two of N, T, D and H are alike, whatever the seed; in `T = N` those two are."""
    for seed in range(40):
        for case in drawn(draws("ordinary", rounds=4, sequence=True), seed):
            assert len({case.N, case.T, case.D, case.H}) == 4
        for case in drawn(draws("T = N", "all alike", sequence=True), seed):
            assert case.N == case.T


def test_the_search_for_a_small_case_is_bounded() -> None:
    """Long cases are dear: what shrinking them may cost in all is bounded, and it still finds the short one."""
    some = draws("many steps", sequence=True)
    case = drawn(some, 5)[0]
    asked: list[Case] = []

    def fails(smaller: Case) -> bool:
        asked.append(smaller)
        return smaller.T > 30

    small = shrunk(some, case, fails, 5)
    assert sum(map(cost, asked)) <= MAX_EFFORT + 2 * case.T
    assert len(set(asked)) == len(asked)
    assert (small.N, small.T, small.D, small.H) == (1, 31, 1, 1)


def test_a_fault_is_shrunk_to_its_smallest_case() -> None:
    """A fault that needs three samples and two units is shown with those, and ones elsewhere."""
    some = draws("many samples")
    case = drawn(some, 5)[0]
    small = shrunk(some, case, lambda c: c.N >= 3 and c.H >= 2, 5)
    assert (small.N, small.D, small.H) == (3, 1, 2)
    assert small.digits == 1


def test_what_does_not_fail_again_stays_as_it_was() -> None:
    """A search that finds nothing gives the case back."""
    some = draws("ordinary")
    case = drawn(some, 5)[0]
    assert shrunk(some, case, lambda c: False, 5) == case

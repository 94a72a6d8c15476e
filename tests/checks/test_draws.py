"""Cases: drawn from the seed alone, other numbers in every run, and shrunk to what still fails."""

from __future__ import annotations

import contextlib

import numpy as np
from hypothesis.internal.conjecture import providers

from exercises.lstm.cell import CELL
from exercises.recurrent.cases import Case, arrays, cost, draws, steps_of
from exercises.recurrent.regimes import REGIMES
from grader.checks import drawn, shrunk
from grader.checks.draws import MAX_EFFORT

SHAPES = (("W", (4, 1)), ("R", (4, 1)), ("b", (4,)))


def test_the_same_seed_draws_the_same_cases():
    """And another seed draws others."""
    some = draws("ordinary", "square", rounds=3)
    assert drawn(some, 5) == drawn(some, 5)
    assert drawn(some, 5) != drawn(some, 6)


def test_cases_do_not_depend_on_what_else_is_loaded(monkeypatch):
    """Hypothesis collects constants from the modules of a program; none of them gets into a case."""
    some = draws("ordinary", "square", rounds=10, sequence=True)
    before = [drawn(some, seed) for seed in range(20)]
    pool = providers.Constants(integers=providers.SortedSet([3, 5, 7, 777]))
    monkeypatch.setattr(providers, "_get_local_constants", lambda: pool)
    monkeypatch.setattr(providers, "CONSTANTS_CACHE", providers.LRUCache(1024))
    assert [drawn(some, seed) for seed in range(20)] == before
    monkeypatch.setattr("grader.checks.draws.without_constants", contextlib.nullcontext)
    assert [drawn(some, seed) for seed in range(20)] != before


def test_a_run_has_numbers_of_its_own():
    """Whoever has not the seed cannot prepare for the arrays."""
    (case,) = drawn(draws("one of each"), 5)
    (other,) = drawn(draws("one of each"), 6)
    assert case.run == 5
    one = arrays(Case(1, 1, 1, seed=case.seed, run=5), SHAPES, ("h", "c"))
    two = arrays(Case(1, 1, 1, seed=case.seed, run=6), SHAPES, ("h", "c"))
    assert not np.array_equal(one["W"], two["W"])
    assert other.run == 6


def test_every_regime_can_be_drawn_and_built():
    """As a step where that makes sense, and as a sequence."""
    for name, regime in REGIMES.items():
        for case in drawn(draws(name, sequence=True), 1):
            assert case.regime == name
            sizes = (case.N, case.D, case.H)
            assert case.T in {steps_of(regime, sizes, steps) for steps in regime.steps or (1,)}
            assert all(np.isfinite(array).all() for array in CELL.arrays(case).values())


def test_sizes_that_are_to_differ_do():
    """In an ordinary sequence no two of N, T, D and H are alike, whatever the seed; in `T = N` those two are."""
    for seed in range(40):
        for case in drawn(draws("ordinary", rounds=4, sequence=True), seed):
            assert len({case.N, case.T, case.D, case.H}) == 4
        for case in drawn(draws("T = N", "all alike", sequence=True), seed):
            assert case.N == case.T


def test_the_search_for_a_small_case_is_bounded():
    """Long cases are dear: what shrinking them may cost in all is bounded, and it still finds the short one."""
    some = draws("many steps", sequence=True)
    case = drawn(some, 5)[0]
    asked = []
    small = shrunk(some, case, lambda c: asked.append(c) or c.T > 30, 5)
    assert sum(map(cost, asked)) <= MAX_EFFORT + 2 * case.T
    assert len(set(asked)) == len(asked)
    assert (small.N, small.T, small.D, small.H) == (1, 31, 1, 1)


def test_a_fault_is_shrunk_to_its_smallest_case():
    """A fault that needs three samples and two units is shown with those, and ones elsewhere."""
    some = draws("many samples")
    case = drawn(some, 5)[0]
    small = shrunk(some, case, lambda c: c.N >= 3 and c.H >= 2, 5)
    assert (small.N, small.D, small.H) == (3, 1, 2)
    assert small.digits == 1


def test_what_does_not_fail_again_stays_as_it_was():
    """A search that finds nothing gives the case back."""
    some = draws("ordinary")
    case = drawn(some, 5)[0]
    assert shrunk(some, case, lambda c: False, 5) == case

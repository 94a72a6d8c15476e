"""Cases: drawn by Hypothesis from the run's seed, and shrunk by it when they fail.

A case is a small frozen dataclass (a regime's name, sizes, a seed, and `run`, the seed of the whole run, without
which its arrays could be prepared for); arrays are built from it by the exercise. The cases of
a check depend on the seed alone, so one drawing serves every submission of a run.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.providers import HypothesisProvider

MAX_TRIES = 60  # draws spent on finding a smaller failing case
MAX_EFFORT = 1500  # what asking them may cost in all, in units of the cheapest case


@dataclass(frozen=True)
class Draws:
    """What draws the cases of a check.

    `regimes`: one strategy per regime, all drawn together `rounds` times; `smaller(case)`: the strategy of cases
    that are no larger than `case`, simplest first; `cost(case)`: what asking one costs, the cheapest 1.
    """

    regimes: tuple[st.SearchStrategy[Any], ...]
    rounds: int
    smaller: Callable[[Any], st.SearchStrategy[Any]]
    cost: Callable[[Any], int] = lambda case: 1


def drawn(draws: Draws, seed: int) -> tuple[Any, ...]:
    """The cases of a check for this seed, without repetition, in the order drawn."""
    rows: list[tuple[Any, ...]] = []

    @hypothesis.seed(seed)
    @quiet(draws.rounds + 1, Phase.generate)
    @hypothesis.given(st.tuples(*draws.regimes))
    def collect(row: tuple[Any, ...]) -> None:
        rows.append(row)

    with without_constants():
        collect()
    cases: dict[Hashable, None] = {}
    for row in rows[1:] or rows:  # the first is the simplest, and the same in every run
        cases.update((replace(case, run=seed), None) for case in row)
    return tuple(cases)


def shrunk(draws: Draws, case: Any, fails: Callable[[Any], bool], seed: int) -> Any:
    """The simplest failing case that Hypothesis finds among those no larger than `case`, within `MAX_EFFORT`.

    `fails` may raise a BaseException of ours to stop the search; the simplest case so far is then lost on purpose:
    the caller keeps `case`.
    """
    failing: list[Any] = []
    known: dict[Any, bool] = {}
    spent = 0

    def fails_within_effort(smaller: Any) -> bool:
        nonlocal spent
        if smaller not in known:
            spent += draws.cost(smaller)
            known[smaller] = spent <= MAX_EFFORT and fails(smaller)
        return known[smaller]

    @hypothesis.seed(seed)
    @quiet(MAX_TRIES, Phase.generate, Phase.shrink)
    @hypothesis.given(draws.smaller(case))
    def hunt(smaller: Any) -> None:
        if fails_within_effort(smaller):
            failing.append(smaller)
            raise _StillFails

    try:
        with without_constants():
            hunt()
    except _StillFails:
        return failing[-1]
    except hypothesis.errors.Flaky:
        return case
    return case


@contextlib.contextmanager
def without_constants() -> Iterator[None]:
    """Now and then Hypothesis draws a constant that it read in whatever modules are loaded; the same seed would then
    draw other cases in another program.
    """
    kept = HypothesisProvider._maybe_draw_constant
    HypothesisProvider._maybe_draw_constant = lambda *_, **__: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        HypothesisProvider._maybe_draw_constant = kept  # type: ignore[method-assign]


class _StillFails(Exception):
    """The signal by which Hypothesis is told that a case fails."""


def quiet(examples: int, *phases: Phase) -> settings:
    """Settings that do not depend on the machine, the clock, CI variables or earlier runs."""
    return settings(
        max_examples=examples,
        phases=phases,
        database=None,
        deadline=None,
        derandomize=False,
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )

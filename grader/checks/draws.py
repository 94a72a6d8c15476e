"""Cases: drawn by Hypothesis from the run's seed, and shrunk by it when they fail.

A case is a small frozen dataclass (a regime's name, sizes, a seed, and `run`, the seed of the whole run, without
which its arrays could be prepared for); arrays are built from it by the exercise. The cases of
a check depend on the seed alone, so one drawing serves every submission of a run.

Left to itself, Hypothesis draws now and then a constant that it has read in whatever modules are loaded: the same seed
would draw other cases in another program. So it is driven by bytes, as by a fuzzer: these come from the seed, and
Hypothesis makes of them what the strategies declare.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.database import InMemoryExampleDatabase

MAX_TRIES = 60  # draws spent on finding a smaller failing case
MAX_EFFORT = 1500  # what asking them may cost in all, in units of the cheapest case
REFUSALS = 20  # draws, for each that is wanted, that filters of a strategy may refuse
BYTES = 8192  # of one draw, more than any needs


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

    @quiet(InMemoryExampleDatabase())
    @hypothesis.given(st.tuples(*draws.regimes))
    def collect(row: tuple[Any, ...]) -> None:
        rows.append(row)

    draw = collect.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    for noise in noises(seed, draws.rounds * REFUSALS):
        draw(noise)
        if len(rows) == draws.rounds:
            break
    else:
        raise ValueError(f"the strategies of a check refuse nearly all that they draw: {draws.regimes}")
    cases: dict[Hashable, None] = {}
    for row in rows:
        cases.update((replace(case, run=seed), None) for case in row)
    return tuple(cases)


def noises(seed: int, count: int) -> Iterator[bytes]:
    """Bytes from a seed, enough for one draw each."""
    source = random.Random(seed)
    return (source.randbytes(BYTES) for _ in range(count))


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

    @quiet(InMemoryExampleDatabase())  # above the seed, which takes the database away
    @hypothesis.seed(seed)
    @hypothesis.given(draws.smaller(case))
    def hunt(smaller: Any) -> None:
        if fails_within_effort(smaller):
            failing.append(smaller)
            raise _StillFails

    try:
        draw = hunt.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
        for noise in (bytes(BYTES), *noises(seed, MAX_TRIES - 1)):  # zeros are the simplest case
            draw(noise)
    except _StillFails:  # it lies in the database now, from where it is shrunk
        return simplest(hunt, failing)
    return case


def simplest(hunt: Callable[[], None], failing: list[Any]) -> Any:
    """The last failing case after Hypothesis has shrunk the one that it keeps."""
    with contextlib.suppress(_StillFails, hypothesis.errors.Flaky):
        hunt()
    return failing[-1]


class _StillFails(Exception):
    """The signal by which Hypothesis is told that a case fails."""


def quiet(kept: InMemoryExampleDatabase) -> settings:
    """Settings that do not depend on the machine, the clock, CI variables or earlier runs."""
    return settings(
        phases=(Phase.reuse, Phase.shrink),
        database=kept,
        deadline=None,
        derandomize=False,
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )

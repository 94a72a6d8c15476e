"""Cases: small, hashable descriptions from which the arrays of a question are built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from hypothesis import strategies as st

from exercises.recurrent.regimes import FEW_STEPS, FURTHER, REGIMES, SIZES, Arrays, Regime
from grader.checks import Array, Draws, meant

Shapes = tuple[tuple[str, tuple[int, ...]], ...]
Remember = Callable[[Arrays], None]


@dataclass(frozen=True)
class Case:
    """What a question is asked about. `T = 0` is a single step."""

    N: int
    D: int
    H: int
    T: int = 0
    seed: int = 0
    regime: str = "ordinary"
    digits: int = 0  # 0: full precision; else the entries are rounded to this many decimals (1, 2)
    run: int = 0  # the run's seed: the same case has other numbers in another run


def draws(*regimes: str, rounds: int = 1, sequence: bool = False) -> Draws:
    """The cases of a check: one per regime and round. A sequence has T steps, a step has none."""
    return Draws(tuple(strategy(name, sequence) for name in regimes), rounds, smaller, cost)


def cost(case: Case) -> int:
    """What asking a case costs: a step of a few samples and units is 1, and so is every further one."""
    return max(case.T, 1) * (1 + case.N * case.H // 100)


def strategy(name: str, sequence: bool) -> st.SearchStrategy[Case]:
    """Small integers and choices only: Hypothesis draws those cheaply and alike on every installation."""
    if name not in REGIMES:
        raise KeyError(f"no regime {name!r}{meant(name, REGIMES)}")
    regime = REGIMES[name]
    steps = st.sampled_from(regime.steps or (1,))

    def case(drawn: tuple[tuple[int, int, int], int, int]) -> Case:
        sizes, T, seed = drawn
        return Case(*sizes, T=steps_of(regime, sizes, T) if sequence else 0, seed=seed, regime=name)

    return st.tuples(st.sampled_from(SIZES[regime.sizes]), steps, st.integers(0, 999)).map(case)


def steps_of(regime: Regime, sizes: tuple[int, int, int], drawn: int) -> int:
    """T: as many as samples where a regime says so; unlike every other size where all are to differ."""
    if not regime.steps:
        return sizes[0]
    if regime.sizes == "different" and regime.steps == FEW_STEPS:
        return next(T for T in range(drawn, drawn + 4) if T not in sizes)
    return drawn


def smaller(case: Case) -> st.SearchStrategy[Case]:
    """Cases no larger than `case`, the simplest first: ordinary, round numbers, sizes of one."""
    plain = Case(1, 1, 1, T=min(case.T, 1), regime=case.regime, run=case.run)
    return st.builds(
        replace,
        st.just(plain),
        digits=st.sampled_from((1, 2, 0)),
        regime=st.sampled_from(tuple(dict.fromkeys((simplest(case.regime), case.regime)))),
        N=st.integers(1, case.N),
        D=st.integers(1, case.D),
        H=st.integers(1, case.H),
        T=st.integers(1, case.T) if case.T else st.just(0),
        seed=st.sampled_from((0, 1, 2, case.seed)),
    )


def simplest(regime: str) -> str:
    """The regime to try first: a fault of sizes or steps alone needs no more than ordinary numbers."""
    return (
        "ordinary" if REGIMES[regime].tweak is REGIMES["ordinary"].tweak and REGIMES[regime].layout == "C" else regime
    )


@lru_cache(maxsize=2048)
def arrays(case: Case, shapes: Shapes, states: tuple[str, ...], remember: Remember = lambda arrays: None) -> Arrays:
    """The arrays of a case, by canonical name; do not write into them. `shapes`: of the parameters, in pairs.

    Weights O(1) with rows of norm about one, so that gates are open and finite differences work; biases distinct
    and not near zero; states and cotangents all different and not zero.
    """
    rng = np.random.default_rng([case.run, case.seed])
    N, D, H, T = case.N, case.D, case.H, case.T
    made: Arrays = {name: parameter(rng, shape) for name, shape in shapes if name not in FURTHER}
    made["x"] = rng.normal(size=(N, D))
    for name in states:
        made[name] = away_from_zero(rng.normal(size=(N, H)))
        made["d" + name] = away_from_zero(rng.normal(size=(N, H)))
    if T:
        made["X"] = rng.normal(size=(T, N, D))
        made["dH"] = away_from_zero(rng.normal(size=(T, N, H)))
    made |= {name: parameter(rng, shape) for name, shape in shapes if name in FURTHER}
    if case.digits:
        made = {name: np.round(array, case.digits) + 0.0 for name, array in made.items()}
    if REGIMES[case.regime].remembers:
        remember(made)
    REGIMES[case.regime].tweak(made, case.T)
    return made


def parameter(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """A matrix with rows of norm about one, or a vector of numbers between 0.2 and 0.8 in size."""
    if len(shape) > 1:
        return np.asarray(rng.normal(size=shape) / np.sqrt(shape[1]))
    return np.asarray(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.2, 0.8, shape))


def away_from_zero(array: Array) -> Array:
    """The same array with no entry nearer to zero than 0.1."""
    return np.where(array < 0, -1.0, 1.0) * np.maximum(np.abs(array), 0.1)

"""Cases and regimes: small, hashable descriptions from which the arrays of a question are built.

A regime is a named corner of the input space in which some wrong implementation looks right everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from grader.checks import Draws

Array = NDArray[Any]
Arrays = dict[str, Array]


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


@dataclass(frozen=True)
class Regime:
    """How sizes are drawn and what is done to the arrays."""

    sizes: str = "different"
    tweak: Callable[[Arrays, Case], None] = lambda arrays, case: None
    steps: tuple[int, ...] = (3, 4, 5)  # T of a sequence
    layout: str = "C"
    float32: bool = False  # answers may carry float32's rounding


DIFFERENT = ((2, 3, 4), (3, 2, 5), (4, 5, 3), (2, 5, 3), (3, 4, 2), (5, 2, 3), (4, 6, 5))
SIZES: dict[str, tuple[tuple[int, int, int], ...]] = {
    "different": DIFFERENT,
    "square": ((2, 3, 3), (3, 4, 4), (2, 2, 2), (4, 5, 5)),
    "one sample": ((1, 3, 4), (1, 4, 2), (1, 2, 3)),
    "one unit": ((3, 4, 1), (2, 3, 1), (4, 2, 1)),
    "one feature": ((3, 1, 4), (2, 1, 3), (4, 1, 2)),
    "one of each": ((1, 1, 1),),
    "one sample, one unit": ((1, 3, 1), (1, 2, 1)),
    "N = H": ((3, 2, 3), (4, 3, 4), (2, 5, 2)),
    "N = D": ((3, 3, 2), (4, 4, 3), (2, 2, 5)),
    "all alike": ((3, 3, 3), (2, 2, 2), (4, 4, 4)),
    "D = 4H": ((3, 8, 2), (2, 4, 1)),
    "many samples": ((67, 2, 3), (130, 3, 2), (80, 3, 2)),
    "many units": ((2, 3, 37), (3, 2, 70)),
    "many features": ((2, 37, 3), (3, 70, 2)),
}


EVERY_SIZE = tuple(kind for kind in SIZES if kind != "different")


def zeroed(name: str) -> Callable[[Arrays, Case], None]:
    """The regime in which one array is all zero."""

    def tweak(arrays: Arrays, case: Case) -> None:
        if name in arrays:
            arrays[name] = np.zeros_like(arrays[name])

    return tweak


def scaled(factor: float) -> Callable[[Arrays, Case], None]:
    """The regime in which all cotangents are `factor` times as large."""

    def tweak(arrays: Arrays, case: Case) -> None:
        for name in ("dh", "dc", "dH"):
            if name in arrays:
                arrays[name] = arrays[name] * factor

    return tweak


def saturated(size: float) -> Callable[[Arrays, Case], None]:
    """The regime in which every unit's largest pre-activation at the first step is `size`, its sign alternating."""

    def tweak(arrays: Arrays, case: Case) -> None:
        x = arrays["X"][0] if case.T else arrays["x"]
        a = x @ arrays["W"].T + arrays["h"] @ arrays["R"].T + arrays["b"]
        units = np.arange(a.shape[1])
        largest = a[np.abs(a).argmax(axis=0), units]
        factor = np.where(units % 2, -size, size) / np.where(largest == 0, 1.0, largest)
        arrays["W"], arrays["R"] = arrays["W"] * factor[:, None], arrays["R"] * factor[:, None]
        arrays["b"] = arrays["b"] * factor

    return tweak


def larger(factor: float) -> Callable[[Arrays, Case], None]:
    """The regime in which the input is `factor` times as large and its weights are as much smaller."""

    def tweak(arrays: Arrays, case: Case) -> None:
        for name, by in (("x", factor), ("X", factor), ("W", 1 / factor)):
            if name in arrays:
                arrays[name] = arrays[name] * by

    return tweak


def small(arrays: Arrays, case: Case) -> None:
    """The regime of fresh networks: weights of 1e-3, inputs and states of 1e-2."""
    for name in ("W", "R", "b"):
        arrays[name] = arrays[name] * 1e-3
    for name in ("x", "X", "h", "c"):
        if name in arrays:
            arrays[name] = arrays[name] * 1e-2


def large_cells(arrays: Arrays, case: Case) -> None:
    """The regime of cell states around +-5, where tanh is nearly flat but not quite."""
    if "c" in arrays:
        arrays["c"] = np.sign(arrays["c"] + 1e-3) * (4.5 + np.abs(arrays["c"]) % 1.5)
    else:
        arrays["h"] = np.sign(arrays["h"] + 1e-3) * (0.9 + np.abs(arrays["h"]) % 0.2)


def cast(dtype: str, *names: str) -> Callable[[Arrays, Case], None]:
    """The regime in which the named arrays (all, when none is named) have another dtype."""

    def tweak(arrays: Arrays, case: Case) -> None:
        for name in names or tuple(arrays):
            if name in arrays:
                arrays[name] = arrays[name].astype(dtype)

    return tweak


def whole_numbers(arrays: Arrays, case: Case) -> None:
    """The regime of an integer x, as a one-hot or token input is."""
    for name in ("x", "X"):
        if name in arrays:
            arrays[name] = np.rint(3 * arrays[name]).astype(np.int64)


def cotangent_at(place: str) -> Callable[[Arrays, Case], None]:
    """The regime in which only one time step (or only the final state) carries a cotangent."""

    def tweak(arrays: Arrays, case: Case) -> None:
        at = {"first": 0, "middle": case.T // 2, "last": case.T - 1}.get(place)
        kept = arrays["dH"][at].copy() if at is not None else 0.0
        arrays["dH"] = np.zeros_like(arrays["dH"])
        for name in ("dh", "dc"):
            if at is not None and name in arrays:
                arrays[name] = np.zeros_like(arrays[name])
        if at is not None:
            arrays["dH"][at] = kept

    return tweak


def tiny_last(arrays: Arrays, case: Case) -> None:
    """The regime in which a tiny cotangent arrives at the last step alone."""
    cotangent_at("last")(arrays, case)
    scaled(1e-9)(arrays, case)


REGIMES: dict[str, Regime] = {
    "ordinary": Regime(),
    **{kind: Regime(kind) for kind in SIZES if kind not in ("different", "all alike")},
    "all alike": Regime("all alike", steps=(3, 4, 2)),
    "zero x": Regime(tweak=zeroed("x")),
    "zero b": Regime(tweak=zeroed("b")),
    "zero W": Regime(tweak=zeroed("W")),
    "zero R": Regime(tweak=zeroed("R")),
    "zero h": Regime(tweak=zeroed("h")),
    "zero c": Regime(tweak=zeroed("c")),
    "zero dh": Regime(tweak=zeroed("dh")),
    "zero dc": Regime(tweak=zeroed("dc")),
    "zero dH": Regime(tweak=zeroed("dH")),
    "saturated 10": Regime(tweak=saturated(10.0), steps=(2, 3)),
    "saturated 30": Regime(tweak=saturated(30.0), steps=(2,)),
    "saturated 1000": Regime(tweak=saturated(1000.0), steps=(2,)),
    "large x": Regime(tweak=larger(300.0)),
    "tiny x": Regime(tweak=larger(1e-4)),
    "small": Regime(tweak=small),
    "large cells": Regime(tweak=large_cells),
    "cotangents 1e-8": Regime(tweak=scaled(1e-8)),
    "cotangents 1e-12": Regime(tweak=scaled(1e-12)),
    "cotangents 100": Regime(tweak=scaled(100.0)),
    "cotangents 1e8": Regime(tweak=scaled(1e8)),
    "one step": Regime(steps=(1,)),
    "two steps": Regime(steps=(2,)),
    "twenty steps": Regime(steps=(20,)),
    "twenty steps, last cotangent": Regime(tweak=cotangent_at("last"), steps=(20,)),
    "twenty steps, tiny last cotangent": Regime(tweak=tiny_last, steps=(20,)),
    "first cotangent": Regime(tweak=cotangent_at("first")),
    "middle cotangent": Regime(tweak=cotangent_at("middle")),
    "last cotangent": Regime(tweak=cotangent_at("last")),
    "final state": Regime(tweak=cotangent_at("final state")),
    "Fortran order": Regime(layout="F"),
    "strided": Regime(layout="S"),
    "float32": Regime(tweak=cast("float32"), float32=True),
    "float32 x": Regime(tweak=cast("float32", "x", "X"), float32=True),
    "integer x": Regime(tweak=whole_numbers),
}


def draws(*regimes: str, rounds: int = 1, sequence: bool = False) -> Draws:
    """The cases of a check: one per regime and round. A sequence has T steps, a step has none."""
    return Draws(tuple(strategy(name, sequence) for name in regimes), rounds, smaller)


def strategy(name: str, sequence: bool) -> st.SearchStrategy[Case]:
    """Small integers and choices only: Hypothesis draws those cheaply and alike on every installation."""
    regime = REGIMES[name]
    steps = st.sampled_from(regime.steps) if sequence else st.just(0)
    return st.tuples(st.sampled_from(SIZES[regime.sizes]), steps, st.integers(0, 999)).map(
        lambda drawn: Case(*drawn[0], T=drawn[1], seed=drawn[2], regime=name)
    )


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
def arrays(case: Case, blocks: int, states: tuple[str, ...]) -> Arrays:
    """The arrays of a case, by canonical name; do not write into them.

    Weights O(1) with rows of norm about one, so that gates are open and finite differences work; biases distinct
    and not near zero; states and cotangents all different and not zero.
    """
    rng = np.random.default_rng([case.run, case.seed])
    N, D, H, T, B = case.N, case.D, case.H, case.T, blocks * case.H
    made: Arrays = {
        "W": rng.normal(size=(B, D)) / np.sqrt(D),
        "R": rng.normal(size=(B, H)) / np.sqrt(H),
        "b": rng.choice([-1.0, 1.0], B) * rng.uniform(0.2, 0.8, B),
    }
    made["x"] = rng.normal(size=(N, D))
    for name in states:
        made[name] = away_from_zero(rng.normal(size=(N, H)))
        made["d" + name] = away_from_zero(rng.normal(size=(N, H)))
    if T:
        made["X"] = rng.normal(size=(T, N, D))
        made["dH"] = away_from_zero(rng.normal(size=(T, N, H)))
    if case.digits:
        made = {name: np.round(array, case.digits) + 0.0 for name, array in made.items()}
    REGIMES[case.regime].tweak(made, case)
    return made


def away_from_zero(array: Array) -> Array:
    """The same array with no entry nearer to zero than 0.1."""
    return np.where(array < 0, -1.0, 1.0) * np.maximum(np.abs(array), 0.1)

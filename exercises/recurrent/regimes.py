"""Regimes: named corners of the input space in which some wrong implementation looks right everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from grader.checks import Array

Arrays = dict[str, Array]
FEW_STEPS = (3, 4, 5)
FURTHER = ("p", "V", "G", "bn")  # parameters that some cells have besides W, R and b
Tweak = Callable[[Arrays, int], None]  # what is done to the arrays of a case of T steps (0: one step)


@dataclass(frozen=True)
class Regime:
    """How sizes are drawn and what is done to the arrays."""

    sizes: str = "different"
    tweak: Tweak = lambda arrays, T: None
    steps: tuple[int, ...] = FEW_STEPS  # T of a sequence; none: as many as samples
    layout: str = "C"
    in_place: bool = False  # in arrays that held other numbers in the call before
    float32: bool = False  # answers may carry float32's rounding
    remembers: bool = False  # the cell is made to keep its state over many steps, each in its own way


DIFFERENT = ((2, 3, 4), (3, 2, 5), (4, 5, 3), (2, 5, 3), (3, 4, 2), (5, 2, 3), (4, 6, 5), (6, 3, 5))
# Each kind is drawn once in a check; its sizes have further properties, odd and even, so that few cases meet many.
SIZES: dict[str, tuple[tuple[int, int, int], ...]] = {
    "different": DIFFERENT,
    "square": ((2, 3, 3), (3, 4, 4), (2, 2, 2), (4, 5, 5)),
    "large square": ((7, 9, 9), (5, 10, 10)),
    "one sample": ((1, 3, 4), (1, 4, 2), (1, 2, 3)),
    "one unit": ((3, 4, 1), (2, 3, 1), (4, 2, 1)),
    "one feature": ((3, 1, 4), (2, 1, 3), (4, 1, 2)),
    "one of each": ((1, 1, 1),),
    "one sample, one unit": ((1, 3, 1), (1, 2, 1)),
    "few": ((2, 3, 4), (3, 2, 3)),
    "N = H": ((5, 2, 5), (6, 3, 6)),
    "N = D": ((5, 5, 3), (6, 6, 2)),
    "all alike": ((3, 3, 3), (2, 2, 2), (4, 4, 4)),
    "one feature, N = H": ((3, 1, 3), (2, 1, 2)),
    "H = 2D": ((9, 3, 6), (7, 4, 8)),
    "D = 4H": ((3, 8, 2), (2, 12, 3)),
    "N = 4H": ((8, 3, 2), (12, 2, 3)),
    "N = 4H, one unit": ((4, 3, 1), (4, 2, 1)),
    "many samples": ((131, 2, 3), (261, 3, 2)),
    "many units": ((8, 3, 71), (10, 2, 73)),
    "many features": ((8, 71, 3), (10, 73, 2)),
}


EVERY_SIZE = tuple(kind for kind in SIZES if kind not in ("different", "few"))


def zeroed(*names: str) -> Tweak:
    """The regime in which some arrays are all zero."""

    def tweak(arrays: Arrays, T: int) -> None:
        for name in names:
            if name in arrays:
                arrays[name] = np.zeros_like(arrays[name])

    return tweak


def zero_rows(arrays: Arrays, T: int) -> None:
    """The regime in which one sample, and in a sequence one time step of all samples, is zero."""
    arrays["x"][0] = 0.0
    if T:
        arrays["X"][1 % T] = 0.0
        arrays["X"][:, 0] = 0.0


def equal_states(arrays: Arrays, T: int) -> None:
    """The regime in which both states, and both their cotangents, have the same values."""
    for name, twin in (("c", "h"), ("dc", "dh")):
        if name in arrays:
            arrays[name] = arrays[twin].copy()


def constant_input(arrays: Arrays, T: int) -> None:
    """The regime in which every time step has the same input."""
    arrays["X"][:] = arrays["X"][0]


def balanced(arrays: Arrays, T: int) -> None:
    """The regime in which states and cotangents add up to exactly zero, and their first and last entries are zero."""
    for name in ("h", "c", "dh", "dc", "dH"):
        if name in arrays and arrays[name].size > 2:
            flat = np.round(arrays[name].ravel() * 2**10) / 2**10  # sums of such numbers are exact
            half = flat.size // 2
            flat[-half:] = -flat[:half][::-1]
            flat[[0, -1]], flat[half : flat.size - half] = 0.0, 0.0
            arrays[name] = flat.reshape(arrays[name].shape)


def tiny_states(arrays: Arrays, T: int) -> None:
    """The regime in which nothing but the old states is there, and they are of the order 1e-8."""
    zeroed("x", "X", "b")(arrays, T)
    for name in ("h", "c"):
        if name in arrays:
            arrays[name] = arrays[name] * 1e-8


def one_sign(arrays: Arrays, T: int) -> None:
    """The regime in which all cotangents are positive."""
    for name in ("dh", "dc", "dH"):
        if name in arrays:
            arrays[name] = np.abs(arrays[name])


def scaled(factor: float) -> Tweak:
    """The regime in which all cotangents are `factor` times as large."""

    def tweak(arrays: Arrays, T: int) -> None:
        for name in ("dh", "dc", "dH"):
            if name in arrays:
                arrays[name] = arrays[name] * factor

    return tweak


def saturated(size: float) -> Tweak:
    """The regime in which every unit's largest pre-activation at the first step is `size`, its sign alternating."""

    def tweak(arrays: Arrays, T: int) -> None:
        x = arrays["X"][0] if T else arrays["x"]
        a = x @ arrays["W"].T + arrays["h"] @ arrays["R"].T + arrays["b"]
        units = np.arange(a.shape[1])
        largest = a[np.abs(a).argmax(axis=0), units]
        factor = np.where(units % 2, -size, size) / np.where(largest == 0, 1.0, largest)
        arrays["W"], arrays["R"] = arrays["W"] * factor[:, None], arrays["R"] * factor[:, None]
        arrays["b"] = arrays["b"] * factor

    return tweak


def larger(factor: float) -> Tweak:
    """The regime in which the input is `factor` times as large and its weights are as much smaller."""

    def tweak(arrays: Arrays, T: int) -> None:
        for name, by in (("x", factor), ("X", factor), ("W", 1 / factor)):
            if name in arrays:
                arrays[name] = arrays[name] * by

    return tweak


def small(arrays: Arrays, T: int) -> None:
    """The regime of fresh networks: weights of 1e-3, inputs and states of 1e-2."""
    for name in arrays:
        if name in ("x", "X", "h", "c"):
            arrays[name] = arrays[name] * 1e-2
        elif not name.startswith("d"):
            arrays[name] = arrays[name] * 1e-3


def large_cells(arrays: Arrays, T: int) -> None:
    """The regime of cell states around +-5, where tanh is nearly flat but not quite."""
    if "c" in arrays:
        arrays["c"] = np.sign(arrays["c"] + 1e-3) * (4.5 + np.abs(arrays["c"]) % 1.5)
    else:
        arrays["h"] = np.sign(arrays["h"] + 1e-3) * (0.9 + np.abs(arrays["h"]) % 0.2)


def huge_cells(arrays: Arrays, T: int) -> None:
    """The regime of cell states between 15 and 200 in size, as a long count reaches."""
    if "c" in arrays:
        arrays["c"] = np.sign(arrays["c"]) * (15.0 + 60.0 * np.abs(arrays["c"]))


def cast(dtype: str, *names: str) -> Tweak:
    """The regime in which the named arrays (all, when none is named) have another dtype."""

    def tweak(arrays: Arrays, T: int) -> None:
        for name in names or tuple(arrays):
            if name in arrays:
                arrays[name] = arrays[name].astype(dtype)

    return tweak


def whole_numbers(arrays: Arrays, T: int) -> None:
    """The regime of an integer x, as a one-hot or token input is."""
    for name in ("x", "X"):
        if name in arrays:
            arrays[name] = np.rint(3 * arrays[name]).astype(np.int64)


def cotangent_at(place: str) -> Tweak:
    """The regime in which only one time step (or only the final state) carries a cotangent."""

    def tweak(arrays: Arrays, T: int) -> None:
        at = {"first": 0, "middle": T // 2, "last": T - 1}.get(place)
        kept = arrays["dH"][at].copy() if at is not None else 0.0
        arrays["dH"] = np.zeros_like(arrays["dH"])
        for name in ("dh", "dc"):
            if at is not None and name in arrays:
                arrays[name] = np.zeros_like(arrays[name])
        if at is not None:
            arrays["dH"][at] = kept

    return tweak


def last_from_zero(arrays: Arrays, T: int) -> None:
    """The regime in which a sequence starts from zero states and a cotangent arrives at the last step alone."""
    zeroed("h", "c")(arrays, T)
    cotangent_at("last")(arrays, T)


def tiny_last(arrays: Arrays, T: int) -> None:
    """The regime in which a tiny cotangent arrives at the last step alone."""
    cotangent_at("last")(arrays, T)
    scaled(1e-9)(arrays, T)


REGIMES: dict[str, Regime] = {
    "ordinary": Regime(),
    **{kind: Regime(kind) for kind in SIZES if kind not in ("different", "all alike")},
    "all alike": Regime("all alike", steps=()),
    "T = N": Regime(steps=()),
    "zero x": Regime(tweak=zeroed("x", "X")),
    "zero b": Regime(tweak=zeroed("b")),
    "zero W": Regime(tweak=zeroed("W")),
    "zero R": Regime(tweak=zeroed("R")),
    **{f"zero {name}": Regime(tweak=zeroed(name)) for name in FURTHER},
    "zero h": Regime(tweak=zeroed("h")),
    "zero c": Regime(tweak=zeroed("c")),
    "zero states": Regime(tweak=zeroed("h", "c")),
    "zero x and states": Regime(tweak=zeroed("x", "X", "h", "c")),
    "all zero": Regime(tweak=zeroed("x", "X", "h", "c", "b")),
    "zero rows": Regime(tweak=zero_rows),
    "equal states": Regime(tweak=equal_states),
    "balanced": Regime(tweak=balanced),
    "tiny states": Regime(tweak=tiny_states),
    "constant input": Regime(tweak=constant_input),
    "positive cotangents": Regime(tweak=one_sign),
    "zero dh": Regime(tweak=zeroed("dh")),
    "zero dc": Regime(tweak=zeroed("dc")),
    "final c alone": Regime(tweak=zeroed("dH", "dh")),
    "zero dH": Regime(tweak=zeroed("dH")),
    "saturated 10": Regime(tweak=saturated(10.0), steps=(2, 3)),
    "saturated 30": Regime(tweak=saturated(30.0), steps=(2,)),
    "saturated 1000": Regime(tweak=saturated(1000.0), steps=(2,)),
    "huge cells": Regime(tweak=huge_cells),
    "large x": Regime(tweak=larger(1000.0)),
    "tiny x": Regime(tweak=larger(1e-4)),
    "small": Regime(tweak=small),
    "large cells": Regime(tweak=large_cells),
    "cotangents 1e-8": Regime(tweak=scaled(1e-8)),
    "cotangents 1e-12": Regime(tweak=scaled(1e-12)),
    "cotangents 100": Regime(tweak=scaled(100.0)),
    "cotangents 1e8": Regime(tweak=scaled(1e8)),
    "one step": Regime(steps=(1,)),
    "two steps": Regime(steps=(2,)),
    "some odd steps": Regime(steps=(7, 9, 11, 13)),
    "some even steps": Regime(steps=(12, 8, 16)),
    "many steps": Regime("few", steps=(67,)),
    "many steps, long memory": Regime("few", steps=(67,), remembers=True),
    "twenty steps": Regime(steps=(20,)),
    "twenty steps, last cotangent": Regime(tweak=last_from_zero, steps=(20,)),
    "twenty steps, tiny last cotangent": Regime(tweak=tiny_last, steps=(20,)),
    "first cotangent": Regime(tweak=cotangent_at("first")),
    "middle cotangent": Regime(tweak=cotangent_at("middle")),
    "last cotangent": Regime(tweak=cotangent_at("last")),
    "final state": Regime(tweak=cotangent_at("final state")),
    "Fortran order": Regime(layout="F"),
    "strided": Regime(layout="S"),
    "updated in place": Regime(in_place=True),
    "float32": Regime(tweak=cast("float32"), float32=True),
    "float32 x": Regime(tweak=cast("float32", "x", "X"), float32=True),
    "integer x": Regime(tweak=whole_numbers),
}


ZEROS = (
    "zero x", "zero W", "zero R", "zero b", "zero h", "zero c", "zero states", "zero x and states", "all zero",
    "zero rows", "balanced", "equal states",
)  # fmt: skip

"""Modules on a device: their answers in few digits against float64, and whether they repeat themselves.

A cell is put through all steps of a sequence, as a layer is: `lstm-grader parity` asks the same of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from exercises.recurrent import unrolled
from exercises.recurrent.cell import Cell
from exercises.torch.built import Build
from exercises.torch.parity import GRADED, Arrays, question, truth_of
from grader.checks import (
    Answer,
    Array,
    Check,
    Draws,
    Function,
    Mismatch,
    States,
    Student,
    check,
    expect_rounded,
)

# (N, T, D, H), each with so many entries that the largest of an array is no accident: the bounds are relative to it
SIZES = ((16, 3, 5, 8), (12, 6, 8, 16), (8, 24, 6, 16), (24, 12, 8, 32))
RUNS = 5  # that have to be the same
PART = "device"  # what a mutant replaces: a function of the answer by name and the dtype, made anew for every build
Changed = Callable[[Arrays, str], tuple[Arrays, str]]


@dataclass(frozen=True)
class Case:
    """The sizes of one question and the dtype in which it is computed; its numbers are exact in every dtype."""

    N: int
    T: int
    D: int
    H: int
    dtype: str
    draw: int = 0
    run: int = 0  # the run's seed: the same case has other numbers in another run

    @property
    def seed(self) -> tuple[int, int]:
        """What its numbers are drawn from."""
        return self.run, self.draw


def draws() -> Draws:
    """A case of each size in each dtype."""
    return Draws(tuple(strategy(*sizes, dtype) for dtype in GRADED for sizes in SIZES), 1, smaller, cost)


def large() -> Draws:
    """One large case, and none that is smaller: in few numbers another order of sums does not show each time."""
    return Draws((strategy(*SIZES[-1], GRADED[0]),), 1, st.just, cost)


def strategy(N: int, T: int, D: int, H: int, dtype: str) -> st.SearchStrategy[Case]:
    """Cases of these sizes."""
    return st.builds(Case, st.just(N), st.just(T), st.just(D), st.just(H), st.just(dtype), st.integers(0, 999))


def smaller(case: Case) -> st.SearchStrategy[Case]:
    """Cases no larger; not so small that the largest entry of an array may be near zero."""
    sizes = (
        st.integers(min(least, most), most) for least, most in ((2, case.N), (1, case.T), (2, case.D), (3, case.H))
    )
    draw = st.sampled_from((0, 1, 2, case.draw))
    return st.builds(Case, *sizes, st.just(case.dtype), draw, st.just(case.run))


def cost(case: Case) -> int:
    """What asking a case costs: all steps forward and back."""
    return case.T * (1 + case.N * case.H // 100)


def entry_of(habits: str) -> str:
    """The entry that is asked on a device, beside that for the habits of the same class."""
    return habits.removesuffix("_habits") + "_device"


def checks(cell: Cell, habits: str, forward: tuple[Check, ...], gradients: Check) -> tuple[Check, ...]:
    """The checks on a device, 2.5 points beside the others; `forward` and `gradients` must be right in float64."""
    entry = entry_of(habits)
    asks = (f"{entry}.X",)

    @check(points=1, needs=forward, cases=draws(), asks=asks, device=True)
    def device_outputs(student: Student, case: Case) -> None:
        """On the device outputs and final states are right, up to the rounding of float32 and of bfloat16"""
        rounded(student, cell, entry, case, gradients=False)

    @check(points=1, needs=(*forward, gradients), cases=draws(), asks=asks, device=True)
    def device_gradients(student: Student, case: Case) -> None:
        """On the device every gradient is right, up to the rounding of float32 and of bfloat16"""
        rounded(student, cell, entry, case, gradients=True)

    @check(points=0.5, needs=(device_outputs,), cases=large(), asks=asks, device=True)
    def device_repeats(student: Student, case: Case) -> None:
        """On the device the same input gives the same bits, in outputs and gradients"""
        names = truth_of(cell, case, None)
        first, *others = (answer(student, cell, entry, case) for _ in range(RUNS))
        pairs = ((np.asarray(other[name]), np.asarray(first[name])) for other in others for name in names)
        if not all(np.array_equal(*pair, equal_nan=True) for pair in pairs):
            raise Mismatch(entry, "", text=f"in {case.dtype} on {student.device} two runs on the same input differ")

    return device_outputs, device_gradients, device_repeats


def rounded(student: Student, cell: Cell, entry: str, case: Case, *, gradients: bool) -> None:
    """That an answer on the device is the truth up to rounding: its gradients, or the rest of it."""
    want = {n: a for n, a in truth_of(cell, case, None).items() if n.startswith("d") == gradients}
    expect_rounded(entry, answer(student, cell, entry, case), want, case.dtype, case.T, student.device)


def answer(student: Student, cell: Cell, entry: str, case: Case) -> Answer:
    """What a module answers on the device; raises Mismatch where it left it, or returns another dtype."""
    inputs, arriving = question(cell, case)
    got = student.ask(entry, {**inputs, **arriving, "device": student.device, "dtype": case.dtype})
    if said := str(got["said"]):
        raise Mismatch(entry, "", text=f"in {case.dtype} on {student.device}: {said}")
    return got


def on_device(build: Build, cell: Cell, habits: str) -> Build:
    """The entries of an exercise with that for a device: computed in float64 here, and changed by a mutant."""

    def made(replaces: Mapping[str, Any]) -> dict[str, Function]:
        entries = build({name: part for name, part in replaces.items() if name != PART})
        change: Changed = replaces.get(PART, lambda: lambda arrays, dtype: (arrays, ""))()
        return {**entries, entry_of(habits): there_and_back(cell, entries, change)}

    return made


def there_and_back(cell: Cell, entries: Mapping[str, Function], change: Changed) -> Function:
    """The entry: outputs, final states, gradients, and what is to be said of them."""
    states = len(cell.states)
    names = ("H", *cell.states, "dX", *("d" + name for name in (*cell.states, *cell.parameters)))

    def run(X: Array, *rest: Any) -> tuple[Any, ...]:
        *given, dtype = rest
        before, parameters, (dH, *after) = given[:states], given[states : -states - 2], given[-states - 2 : -1]
        found = walked(cell, entries, X, tuple(before), parameters, dH, tuple(after))
        arrays, said = change(dict(zip(names, found, strict=True)), dtype)
        return *arrays.values(), said

    return run


def walked(
    cell: Cell, entries: Mapping[str, Function], X: Array, before: States, parameters: Any, dH: Array, after: States
) -> tuple[Array, ...]:
    """All outputs, final states and gradients, by the entries for a sequence, or those of a step where it has none."""
    if cell.forward in entries:
        *found, cache = entries[cell.forward](X, *before, *parameters)
        arriving = after if len(after) == 1 else (after,)
        return flat((*found, *entries[cell.backward](dH, *arriving, cache)))
    p, named = SimpleNamespace(**unrolled.PARTS), dict(zip(cell.parameters, parameters, strict=True))
    H, last, caches = unrolled.forward(p, entries[cell.step], X, before, *parameters)
    return flat((H, last, *unrolled.backward(p, entries[cell.step_backward], dH, after, caches, named)))


def flat(values: Sequence[Any]) -> tuple[Array, ...]:
    """Arrays, those that stand in tuples of states among them."""
    return tuple(array for value in values for array in (value if isinstance(value, tuple) else (value,)))

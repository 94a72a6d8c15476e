"""Random data is judged by what all of it has in common: nobody's random numbers are ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks import TOLERANCE, Answer, Array, Draws, Mismatch, Student

FEWEST = 40  # counts, on average, of which one is 0 or far above its share by more than chance
OFTEN = 1.7  # times its share is far above it; between 3/2 and 2, which mistakes in ranges lead to
Shapes = Callable[["Case"], Mapping[str, tuple[int, ...]]]


@dataclass(frozen=True)
class Case:
    """A batch: so many samples of so many steps, with a seed."""

    B: int
    T: int
    seed: int = 0
    run: int = 0  # the run's seed: the same case has other numbers in another run

    @property
    def arguments(self) -> dict[str, int]:
        """What the student is asked."""
        return {"B": self.B, "T": self.T, "seed": self.seed + 1000 * (self.run % 1000)}


def draws(least: int, *sizes: tuple[int, int]) -> Draws:
    """One case for each number of samples and of steps; a failing one is made smaller, down to so many steps."""
    regimes = tuple(st.builds(Case, st.just(B), st.just(T), st.integers(0, 999)) for B, T in sizes)
    return Draws(regimes, 1, lambda case: smaller(case, least), lambda case: 1 + case.B * case.T // 5000)


def smaller(case: Case, least: int) -> st.SearchStrategy[Case]:
    """Batches no larger, the smallest first."""
    few, short = st.integers(1, case.B), st.integers(min(least, case.T), case.T)
    return st.builds(replace, st.just(case), B=few, T=short, seed=st.sampled_from((0, case.seed)))


def asked(student: Student, entry: str, case: Case, shapes: Shapes) -> dict[str, Array]:
    """What a student makes of a case, as arrays of the right shapes."""
    return arrays(getattr(student, entry)(**case.arguments), entry, case, shapes)


def arrays(answer: Answer, entry: str, case: Case, shapes: Shapes) -> dict[str, Array]:
    """The parts of an answer; raises Mismatch for other shapes and for what is no number."""
    found: dict[str, Array] = {}
    for name, shape in shapes(case).items():
        try:
            array = np.asarray(answer[name], dtype=float)
        except (TypeError, ValueError):
            array = np.array(np.nan)
        if array.shape != shape:
            said = f"B = {case.B}, T = {case.T}: {name} has shape {array.shape}, but should have {shape}"
            raise Mismatch(entry, name, text=said)
        if not np.isfinite(array).all():
            raise Mismatch(entry, name, text=f"{name} should have finite numbers only")
        found[name] = array
    return found


def expect_variety(entry: str, *parts: Array) -> None:
    """Samples, which lie along axis 1, are not all the same one."""
    if parts[0].shape[1] > 1 and all((part == part[:, :1]).all() for part in parts):
        raise Mismatch(entry, "X", text="all samples are the same one, but should be drawn independently")


def uneven(counts: Array, share: float, of: int) -> Array:
    """Which counts are further from their share than chance allows: -1 too few, 0 right, 1 too many."""
    allowed = TOLERANCE["chance"].allows(0.0, float(np.sqrt(of * share * (1 - share))))
    off = np.asarray(counts, dtype=float) - of * share
    return np.where(np.abs(off) <= allowed, 0.0, np.sign(off))


def never_or_often(counts: Array, share: Array | float, of: int) -> list[float]:
    """How many counts are 0, and how many far above their share; nothing where chance would decide that."""
    counts = np.asarray(counts, dtype=float)
    if of < FEWEST * len(counts):
        return [-1.0, -1.0]
    return [float((counts == 0).sum()), float((counts > OFTEN * share * of).sum())]


def even(entry: str, name: str, counts: Array, of: int, each: Callable[[int], str]) -> None:
    """Every count is its share of all; `each` says what the k-th of them counts."""
    share = 1 / len(counts)
    off = uneven(counts, share, of)
    if off.any():
        k = int(np.argmax(off != 0))
        said = f"{each(k)} in {int(counts[k])} of {of} samples, but should in about {of * share:.0f}"
        raise Mismatch(entry, name, text=said)


def repeats(student: Student, entry: str, case: Case) -> Mapping[str, float]:
    """Whether a seed gives the same data again, and another seed other data: 1 or 0 each."""
    first = flat(student, entry, case)
    other = flat(student, entry, replace(case, seed=case.seed + 1))
    again = flat(student, entry, case)
    return {"again": float(alike(first, again)), "other": float(not alike(first, other))}


def flat(student: Student, entry: str, case: Case) -> list[Array]:
    """All that was answered, in whatever shapes."""
    answer = getattr(student, entry)(**case.arguments)
    return [np.array(answer[name], dtype=float) for name in answer]


def alike(one: list[Array], other: list[Array]) -> bool:
    """Whether two answers are the same."""
    return len(one) == len(other) and all(map(np.array_equal, one, other))


def expect_repeats(student: Student, entry: str, case: Case) -> None:
    """The same seed gives the same batch, another seed another one."""
    found = repeats(student, entry, case)
    if not found["again"]:
        raise Mismatch(entry, "", text=f"seed {case.arguments['seed']} gives another batch the second time")
    if not found["other"]:
        seed = case.arguments["seed"]
        raise Mismatch(entry, "", text=f"seeds {seed} and {seed + 1} give the same batch, but should give others")


def shape_of(value: Any) -> Array:
    """A shape as numbers, by which mistakes are told apart."""
    try:
        shape = np.shape(np.asarray(value, dtype=float))
    except (TypeError, ValueError):
        return np.full(4, -1.0)
    return np.array([*shape, *[-1.0] * 4][:4])

"""Expectations: they compare what a student returned with what is right, and raise `Mismatch` in one grammar.

c[0, 0] = 0.744717, but should be 0.612703 (8 of 8 entries differ)
dW has shape (3, 5), but should have (5, 3): N=2 D=3 H=5
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from grader.checks.tolerance import TOLERANCE, Tolerance
from grader.checks.types import Array
from grader.errors import BadExercise, WrongAnswer


@dataclass
class Mismatch(WrongAnswer):
    """A wrong answer. `name` and `index` are canonical until a dialect respells them."""

    entry: str
    name: str
    text: str = ""  # used when the mismatch is not about one entry of an array
    index: tuple[int, ...] = ()
    got: complex | None = None
    want: complex | None = None
    wrong: int = 0
    size: int = 0
    others: tuple[str, ...] = ()  # further arrays of the same answer that are wrong
    right: tuple[str, ...] = ()
    shapes: tuple[tuple[int, ...], tuple[int, ...]] | None = None  # got and wanted, where they differ
    lies_at: str = ""  # the result at whose place something of the wanted shape was returned
    spelled: dict[str, str] = field(default_factory=dict)  # canonical name -> the dialect's
    shown: Mapping[str, object] = field(default_factory=dict)  # what the counterexample has beside the arguments
    marks: dict[str, NDArray[np.bool_]] = field(default_factory=dict)  # of every array of the answer: what is wrong

    def __str__(self) -> str:
        if self.text:
            return self.text
        where = self.spell(self.name)
        if self.index:
            where += "[" + ", ".join(map(str, self.index)) + "]"
        got, want = told_apart(self.got, self.want)
        facts = f"{where} = {got}, but should be {want}"
        if self.size > 1:
            facts += f" ({self.wrong} of {self.size} entries differ)"
        if self.others:
            facts += f"; also wrong: {', '.join(map(self.spell, self.others))}"
        if self.right:
            facts += f"; right: {', '.join(map(self.spell, self.right))}"
        return facts

    def spell(self, name: str) -> str:
        """The dialect's name of a canonical array."""
        return self.spelled.get(name, name)


def told_apart(got: complex | None, want: complex | None) -> tuple[str, str]:
    """Two numbers with six significant digits; with more where six would hide the difference."""
    pairs = [(digits(got, places), digits(want, places)) for places in (6, 9, 12, 17)]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])


def digits(value: complex | None, places: int) -> str:
    """A number with so many significant digits."""
    if value is None:
        return "nothing"
    return f"{value.real:.{places}g}" if not getattr(value, "imag", 0) else f"{value:.{places}g}"


def expect_close(
    entry: str,
    got: Mapping[str, Array | None],
    want: Mapping[str, Array],
    tolerance: Tolerance,
    scale: Mapping[str, float] | float = 1.0,
) -> None:
    """Every array of `want` that the dialect returns (is not None in `got`) agrees with it.

    A name that `got` does not have is the author's error (`BadExercise`). Shapes have been compared
    when the answer was read. The first wrong array is told with its first bad entry.
    NaN never agrees.
    """
    answered(entry, got, want)
    there = {name: answer for name in want if (answer := got.get(name)) is not None}
    wrong = [name for name, a in there.items() if not is_close(a, want[name], tolerance, of(scale, name))]
    if wrong:
        first, *others = wrong
        right = tuple(name for name in there if name not in wrong)
        size = of(scale, first)
        told = located(entry, first, there[first], want[first], tolerance, size, tuple(others), right)
        told.marks = {n: bad_entries(a, want[n], tolerance, of(scale, n)) for n, a in there.items()}
        raise told


def of(scale: Mapping[str, float] | float, name: str) -> float:
    """The scale of one array."""
    return scale if isinstance(scale, float) else scale[name]


def bad_entries(got: Array, want: Array, tolerance: Tolerance, scale: float) -> NDArray[np.bool_]:
    """A mark for every entry that is out of bounds; NaN always is."""
    allowed = tolerance.allows(float(np.abs(want).max(initial=0.0)), scale)
    with np.errstate(invalid="ignore", over="ignore"):
        bad: NDArray[np.bool_] = ~(np.abs(got - want) <= allowed)
    return bad


def answered(entry: str, got: Mapping[str, object], want: Mapping[str, object]) -> None:
    """See that an answer has all that it is compared with; None stands for what a dialect does not return."""
    strange = [name for name in want if name not in got]
    if strange:
        there = ", ".join(got) or "nothing"
        raise BadExercise(f"{entry} has no result {strange[0]!r} to compare; it has {there}")


def all_close(
    got: Mapping[str, Array | None], want: Mapping[str, Array], tolerance: Tolerance, scale: Mapping[str, float]
) -> bool:
    """Whether `expect_close` would pass."""
    answers = {name: got.get(name) for name in want}
    return all(a is None or is_close(a, want[name], tolerance, scale[name]) for name, a in answers.items())


def expect_alike(entry: str, got: Mapping[str, Array | None], want: Mapping[str, Array | None], why: str) -> None:
    """Two answers are the same, up to the last bits that alignment in memory may decide (NaN equals NaN here)."""
    for name, target in want.items():
        answer = got.get(name)
        if target is not None and answer is not None and not unchanged(answer, target):
            raise Mismatch(entry, name, text=f"{{{name}}}: {why}")


def unchanged(got: Array, want: Array) -> bool:
    """Whether an array is what it was, as a rule bit by bit."""
    if np.array_equal(got, want):
        return True
    scale = float(np.nan_to_num(np.abs(want)).max(initial=0.0))
    return got.shape == want.shape and bool(marks_alike(got, want, TOLERANCE["same"].allows(scale, scale)).all())


def marks_alike(got: Array, want: Array, allowed: float) -> NDArray[np.bool_]:
    """A mark for every entry that agrees within an absolute bound; inf equals inf and nan equals nan."""
    with np.errstate(invalid="ignore"):
        agree: NDArray[np.bool_] = (np.abs(got - want) <= allowed) | (got == want) | (np.isnan(got) & np.isnan(want))
    return agree


def is_close(got: Array, want: Array, tolerance: Tolerance, scale: float) -> bool:
    """Whether all entries are within the bound; written so that NaN fails."""
    if not want.size:
        return True
    gap = np.abs(got - want).max()
    return bool(gap <= tolerance.allows(0.0, scale) or gap <= tolerance.allows(float(np.abs(want).max()), scale))


def located(
    entry: str,
    name: str,
    got: Array,
    want: Array,
    tolerance: Tolerance,
    scale: float,
    others: tuple[str, ...] = (),
    right: tuple[str, ...] = (),
) -> Mismatch:
    """The mismatch of one array, at its first bad entry."""
    bad = bad_entries(got, want, tolerance, scale)
    index = tuple(int(i) for i in np.argwhere(bad)[0])
    return Mismatch(
        entry,
        name,
        index=index,
        got=got[index].item(),
        want=want[index].item(),
        wrong=int(bad.sum()),
        size=int(bad.size),
        others=others,
        right=right,
    )


def alike(got: Array, want: Array, scale: float = 1.0) -> bool:
    """Whether two implementations give the same answer, up to the order of their sums; nan is like nan."""
    if got.shape != want.shape:
        return False
    finite = np.isfinite(want)
    if not np.array_equal(finite, np.isfinite(got)):
        return False
    return (finite.all() and is_close(got, want, TOLERANCE["alike"], scale)) or (
        not finite.all() and is_close(got[finite], want[finite], TOLERANCE["alike"], scale)
    )

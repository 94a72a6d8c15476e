"""Right formulas in float32, told apart from wrong formulas.

float32 shows in one of two ways: nearly all entries of a result are representable in float32, or a change of an
input by 2**-40 leaves every result as it was to the last bit. And its error is of the size that the right formulas
have when they are run in float32.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checks.types import Array
from grader.judging.callee import Callee
from grader.judging.student import Student
from grader.model import Answers, Diagnosis, DiagnosisKind, Exercise
from grader.sandbox.worker import Answered, Reply
from grader.worker.wire import Handle

MOST_ERROR = 32.0  # times the error of the right formulas in float32; two right ones differed by 11 at most
SMALLEST = 1e-3  # times that error: a single product in float32 shows more
LEAST_ERROR = 6e-8  # half an ulp of float32
REPRESENTABLE = 0.999
MOST_TAKEN = 6  # arguments that are changed, one at a time

ADVICE = (
    "Stores numbers as float32 somewhere; the formulas are right. Look for a dtype: a conversion, or an array that is "
    "made as float32 and then filled."
)


@dataclass(frozen=True)
class Changed:
    """A callee whose array arguments are changed on the way."""

    callee: Callee
    change: Any
    only: int = -1  # position of the one argument to change; -1: all

    def call(self, function: str, args: Sequence[Any], *, keep: tuple[int, ...] = (), in_place: bool = False) -> Reply:
        """Call with changed arguments."""
        return self.callee.call(function, self.changed(args), keep=keep, in_place=in_place)

    def calls(self, function: str, many: Sequence[Sequence[Any]], *, keep: tuple[int, ...] = ()) -> list[Answered]:
        """The same several times."""
        return self.callee.calls(function, [self.changed(args) for args in many], keep=keep)

    def changed(self, args: Sequence[Any]) -> list[Any]:
        """Changed arguments."""
        return [self.given(arg) if self.only in (-1, k) else arg for k, arg in enumerate(args)]

    def given(self, arg: Any) -> Any:
        """A changed argument."""
        if isinstance(arg, tuple):
            return tuple(self.given(part) for part in arg)
        return self.change(arg) if isinstance(arg, np.ndarray) else arg

    def read(self, handle: Handle) -> Reply:
        """As the callee does."""
        return self.callee.read(handle)

    def reads(self, handles: Sequence[Handle]) -> list[Answered]:
        """As the callee does."""
        return self.callee.reads(handles)

    def forget(self) -> None:
        """As the callee does."""
        self.callee.forget()

    def heard(self) -> str:
        """As it says."""
        return self.callee.heard()

    def uncounted(self) -> AbstractContextManager[bool]:
        """As the callee does."""
        return self.callee.uncounted()

    def restart(self) -> None:
        """As the callee does."""
        self.callee.restart()


def rounds_to_float32(
    exercise: Exercise, answers: Answers, student: Student, wrong: Sequence[Any], kind: str, right: Student
) -> list[Diagnosis]:
    """The diagnosis, when every wrong answer is what float32 makes of the right one."""
    if not wrong:
        return []
    ask = getattr(answers, kind)
    in_float32 = replace(right, callee=Changed(right.callee, lambda array: array.astype(np.float32)))
    for one in wrong:
        exact = ask(right, one.case, one.absent)
        rounded = ask(in_float32, one.case, one.absent)
        got = getattr(one, kind)
        errors = [error(got[n], exact[n], rounded[n]) for n in got if got[n] is not None]
        if not SMALLEST <= max(errors) <= MOST_ERROR:
            return []
    first = wrong[0]
    if representable(getattr(first, kind)) or insensitive(student, right, ask, first):
        evidence = f"errors of float32 rounding on {len(wrong)} inputs"
        return [Diagnosis("float32_inside", ADVICE, evidence, kind=DiagnosisKind.PRECISION)]
    return []


def error(got: Array, exact: Array, rounded: Array) -> float:
    """An error in units of the one that float32 makes."""
    size = float(np.linalg.norm(exact)) or 1.0
    mine, theirs = float(np.linalg.norm(got - exact)) / size, float(np.linalg.norm(rounded - exact)) / size
    return mine / max(theirs, LEAST_ERROR)


def representable(got: Mapping[str, Array | None]) -> bool:
    """Whether some result consists of float32 numbers."""
    arrays = [array for array in got.values() if array is not None and array.size >= 4 and np.any(array)]
    return any(float(np.mean(array == array.astype(np.float32))) >= REPRESENTABLE for array in arrays)


def insensitive(student: Student, right: Student, ask: Any, one: Any) -> bool:
    """Whether some input can change by 2**-40 without any effect, which has one on the right answer."""
    return any(
        unmoved(student, ask, one, position) and not unmoved(right, ask, one, position)
        for position in range(MOST_TAKEN)
    )


def unmoved(student: Student, ask: Any, one: Any, position: int) -> bool:
    """Whether an answer stays the same to the last bit when one argument changes by 2**-40."""
    before = ask(student, one.case, one.absent)
    nudged = replace(student, callee=Changed(student.callee, lambda a: a * (1 + 2.0**-40), position))
    after = ask(nudged, one.case, one.absent)
    return all(np.array_equal(after[n], before[n]) for n in before if before[n] is not None)

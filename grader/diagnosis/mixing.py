"""Does one sample's answer depend on another sample's input? Asked of the student, with the other samples disturbed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import alike
from grader.checks.types import Array
from grader.dialects.axes import Spelling
from grader.model import Answers, Diagnosis, DiagnosisKind

SAMPLES = "N"
ADVICE = (
    "One sample's answer changes with another sample's input. Look for what is computed over the whole batch: a "
    "maximum, a mean or a sum without an axis, a product that is formed over the samples."
)


@dataclass(frozen=True)
class Disturbed:
    """A student who is asked with every sample but the first changed; all else is as with the student."""

    student: Any
    axes: Mapping[str, Spelling]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.student, name)

    def laid_out(self, layout: str, in_place: bool = False) -> Disturbed:
        """The same with arrays of another memory layout."""
        return Disturbed(self.student.laid_out(layout, in_place), self.axes)

    def ask(self, entry: str, given: Mapping[str, Any]) -> Any:
        """Ask with the other samples disturbed."""
        return self.student.ask(entry, {name: self.disturbed(name, value) for name, value in given.items()})

    def disturbed(self, name: str, value: Any) -> Any:
        """An argument with the first sample as it was; zeros stay zeros, for a dialect may not pass them."""
        if name not in self.axes or SAMPLES not in self.axes[name].axes or value.dtype.kind != "f" or not value.any():
            return value
        moved = np.moveaxis(value.copy(), self.axes[name].axes.index(SAMPLES), 0)
        moved[1:] += 4.0 * np.cos(np.arange(moved[1:].size)).reshape(moved[1:].shape)
        return np.moveaxis(moved, 0, self.axes[name].axes.index(SAMPLES))


def samples_mixed(
    student: Any, answers: Answers, cases: Sequence[Any], axes: Mapping[str, Spelling], label: Callable[[str], str]
) -> list[Diagnosis]:
    """The diagnosis, when it does on one of some cases: no right answer ever does."""
    names = [names for case in cases if (names := mixed(student, answers, case, axes))]
    if not names:
        return []
    evidence = f"{label(names[0][0])} of the first sample, on {len(names)} of {len(cases)} inputs"
    return [Diagnosis("samples_mixed", ADVICE, evidence, kind=DiagnosisKind.DIFFERENCE)]


def mixed(student: Any, answers: Answers, case: Any, axes: Mapping[str, Spelling]) -> list[str]:
    """The results of which the first sample's share changes with the other samples."""
    absent = answers.absent(student, case)
    before = answers.forward(student, case, absent)
    after = answers.forward(Disturbed(student, axes), case, absent)
    student.callee.forget()
    return [
        name
        for name, array in before.items()
        if array is not None and name in axes and SAMPLES in axes[name].axes and moved(array, after[name], axes[name])
    ]


def moved(before: Array, after: Any, spelling: Spelling) -> bool:
    """Whether the first sample of two answers differs."""
    axis = spelling.axes.index(SAMPLES)
    if before.shape[axis] < 2:
        return False
    one, other = np.take(before, 0, axis), np.take(after, 0, axis)
    return not alike(one, other, float(np.abs(one[np.isfinite(one)]).max(initial=0.0)))

"""Does one sample's answer depend on another sample's input? Asked of the student, with the other samples disturbed.

Where there are as many samples as steps, one axis may have been taken for the other: asked of our own solution.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checks import alike
from grader.checks.types import Array
from grader.diagnosis.answers import Seen, all_alike
from grader.dialects.axes import Spelling
from grader.model import Answers, Diagnosis, DiagnosisKind

SAMPLES, STEPS = "N", "T"
ADVICE = (
    "Changes one sample's answer with another sample's input. Look for what is computed over the whole batch (a "
    "maximum, a mean, a sum without an axis, a product over the samples), and for a reshape where axes are to be "
    "exchanged."
)

EXCHANGED_ADVICE = (
    "Takes the axis of the samples for that of time: with as many samples as steps it runs, and goes from sample to "
    "sample. Look at which axis of the input the loop counts along, and which one a step keeps."
)


@dataclass(frozen=True)
class Beside:
    """A student who is asked with other inputs; how, `ask` says."""

    student: Any
    axes: Mapping[str, Spelling]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.student, name)

    def ask_all(self, entry: str, many: Sequence[Mapping[str, Any]]) -> list[Any]:
        """Ask several times."""
        return [self.ask(entry, given) for given in many]


@dataclass(frozen=True)
class Exchanged(Beside):
    """A student who is asked with samples and steps exchanged in all arrays that have both, and answers likewise."""

    def laid_out(self, layout: str, in_place: bool = False) -> Exchanged:
        """The same with arrays of another memory layout."""
        return Exchanged(self.student.laid_out(layout, in_place), self.axes)

    def ask(self, entry: str, given: Mapping[str, Any]) -> Any:
        """Ask with both axes exchanged, on the way in and on the way out."""
        answer = self.student.ask(entry, {name: self.turned(name, value) for name, value in given.items()})
        return replace(answer, arrays={name: self.turned(name, value) for name, value in answer.items()})

    def turned(self, name: str, value: Any) -> Any:
        """An array with the axes of samples and steps exchanged, where it has both."""
        letters = self.axes[name].axes if name in self.axes else ()
        if value is None or not {SAMPLES, STEPS} <= set(letters):
            return value
        return np.ascontiguousarray(value.swapaxes(letters.index(SAMPLES), letters.index(STEPS)))


def steps_exchanged(
    seen: Sequence[Seen], right: Any, answers: Answers, axes: Mapping[str, Spelling]
) -> list[Diagnosis]:
    """That samples are taken for steps: on every input with as many of both, our own solution answers so, too."""
    turned = Exchanged(right, axes)
    square = [one for one in seen if one.forward is not None and as_many(one.given["forward"], axes)]
    if not square or not all(
        all_alike(one.forward or {}, answers.forward(turned, one.case, one.absent)) for one in square
    ):
        return []
    evidence = f"{len(square)} of {len(square)} inputs with as many samples as steps"
    return [Diagnosis("samples_for_steps", EXCHANGED_ADVICE, evidence, kind=DiagnosisKind.DIFFERENCE)]


def as_many(given: Mapping[str, Any], axes: Mapping[str, Spelling]) -> bool:
    """Whether there are as many samples as steps, and more than one."""
    sizes = {k: n for name, value in given.items() if name in axes for k, n in axes[name].bind(np.shape(value)).items()}
    return sizes.get(STEPS, 1) > 1 and sizes.get(SAMPLES) == sizes[STEPS]


@dataclass(frozen=True)
class Disturbed(Beside):
    """A student who is asked with every sample but one changed; all else is as with the student."""

    kept: int  # which one is not: 0 is the first, -1 the last

    def laid_out(self, layout: str, in_place: bool = False) -> Disturbed:
        """The same with arrays of another memory layout."""
        return Disturbed(self.student.laid_out(layout, in_place), self.axes, self.kept)

    def ask(self, entry: str, given: Mapping[str, Any]) -> Any:
        """Ask with the other samples disturbed."""
        return self.student.ask(entry, {name: self.disturbed(name, value) for name, value in given.items()})

    def disturbed(self, name: str, value: Any) -> Any:
        """An argument with one sample as it was; zeros stay zeros, for a dialect may not pass them."""
        if name not in self.axes or SAMPLES not in self.axes[name].axes or value.dtype.kind != "f" or not value.any():
            return value
        moved = np.moveaxis(value.copy(), self.axes[name].axes.index(SAMPLES), 0)
        others = np.arange(len(moved)) != self.kept % len(moved)
        moved[others] += 4.0 * np.cos(np.arange(moved[others].size)).reshape(moved[others].shape)
        return np.moveaxis(moved, 0, self.axes[name].axes.index(SAMPLES))


def samples_mixed(
    student: Any, answers: Answers, cases: Sequence[Any], axes: Mapping[str, Spelling], label: Callable[[str], str]
) -> list[Diagnosis]:
    """The diagnosis, when it does on one of some cases: no right answer ever does."""
    names = [names for case in cases if (names := mixed(student, answers, case, axes))]
    if not names:
        return []
    evidence = f"{label(names[0][0])} of one sample, on {len(names)} of {len(cases)} inputs"
    return [Diagnosis("samples_mixed", ADVICE, evidence, kind=DiagnosisKind.DIFFERENCE)]


def mixed(student: Any, answers: Answers, case: Any, axes: Mapping[str, Spelling]) -> list[str]:
    """The results of which the first sample's share changes with the other samples, or else the last one's."""
    absent = answers.absent(student, case)
    before = answers.forward(student, case, absent)
    whole = {n: a for n, a in before.items() if a is not None and n in axes and SAMPLES in axes[n].axes}
    for kept in (0, -1):
        after = answers.forward(Disturbed(student, axes, kept), case, absent)
        student.callee.forget()
        if found := [name for name, array in whole.items() if moved(array, after[name], axes[name], kept)]:
            return found
    return []


def moved(before: Array, after: Any, spelling: Spelling, kept: int) -> bool:
    """Whether one sample of two answers differs."""
    axis = spelling.axes.index(SAMPLES)
    if before.shape[axis] < 2:
        return False
    one, other = np.take(before, kept, axis), np.take(after, kept, axis)
    return not alike(one, other, float(np.abs(one[np.isfinite(one)]).max(initial=0.0)))

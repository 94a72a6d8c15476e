"""Probes of a sequence that answers like no known mistake: from which step on it is off, and what is still right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from exercises.recurrent import properties as law
from exercises.recurrent.cases import Case
from exercises.recurrent.cell import Cell, wanted
from grader.checks import Array, Diagnosis, Student, alike

Probe = Callable[[Student, int], Iterator[Diagnosis]]
T = 5
WEIGHTS = {"dW": "the input weights", "dR": "the recurrent weights", "db": "the bias"}
NONE = "No known mistake matches."


@dataclass(frozen=True)
class Compared:
    """Which steps, and which other results, are off."""

    steps: tuple[int, ...]  # counted from 1
    others: tuple[str, ...]
    evidence: str = ""

    @classmethod
    def of(cls, along: str, got: Mapping[str, Array | None], want: Mapping[str, Array]) -> Compared:
        """Compare what was returned with what is right; `along` has one entry per step."""
        sizes = {name: float(np.abs(array).max(initial=1.0)) for name, array in want.items()}
        answer = {name: array for name, array in got.items() if array is not None}
        off = [t for t in range(T) if along in answer and not alike(answer[along][t], want[along][t], sizes[along])]
        others = [n for n in answer if n != along and n in want and not alike(answer[n], want[n], sizes[n])]
        shown = f"off at {counted(off)} of {T}" if off else f"off in {', '.join(others)}"
        return cls(tuple(t + 1 for t in off), tuple(others), shown)


def counted(steps: list[int]) -> str:
    """The steps, counted from 1, in words."""
    return ("step " if len(steps) == 1 else "steps ") + ", ".join(str(t + 1) for t in steps)


def forward(cell: Cell, of_the_step: tuple[Probe, ...] = ()) -> Probe:
    """The probe of a sequence forward; where the step itself is off, the probes of the step go on."""

    def compared(student: Student, case: Case, zero: tuple[str, ...]) -> Compared:
        lacking = tuple(dict.fromkeys((*law.absent(student, cell, case), *zero)))
        got = law.asked_forward(student, cell, case, lacking)
        return Compared.of("H", got, wanted(cell, case, lacking).outputs)

    def probed(student: Student, seed: int) -> Iterator[Diagnosis]:
        case = Case(2, 3, 4, T=T, seed=seed % 1000)
        found = compared(student, case, ())
        if not found.steps:
            if found.others:
                advice = (
                    f"{NONE} The hidden state is right at every step, the final state is off: look at what is returned."
                )
                yield Diagnosis("off_final_state", advice, found.evidence)
            return
        first = found.steps[0]
        if first > 1:
            more = "what is handed on to it" if found.steps == tuple(range(first, T + 1)) else "how it is stored"
            advice = f"{NONE} The sequence is right up to step {first - 1} and off at step {first}: look at {more}."
            yield Diagnosis(f"off_from_step_{min(first, 3)}", advice, found.evidence)
            return
        said = from_states(compared(student, case, cell.states), found.evidence)
        yield said
        for further in of_the_step if said.id != "off_start" else ():
            yield from further(student, seed)

    return probed


def from_states(from_zero: Compared, evidence: str) -> Diagnosis:
    """What can be off when already the first step is, told by what comes from initial states of zero."""
    if not from_zero.steps:
        advice = f"{NONE} From initial states of zero all is right: look at what the sequence starts from."
        return Diagnosis("off_start", advice, evidence)
    if 1 not in from_zero.steps:
        advice = f"{NONE} From states of zero the first step is right: look at what a step makes of the old states."
        return Diagnosis("off_old_state", advice, evidence)
    advice = f"{NONE} The first step is off, also from states of zero: look at the step, or at how X is read."
    return Diagnosis("off_step", advice, evidence)


def backward(cell: Cell) -> Probe:
    """The probe of a sequence backward; it assumes that the forward pass is right."""
    initial = tuple("d" + state for state in cell.states)

    def compared(student: Student, case: Case, zero: tuple[str, ...]) -> Compared:
        lacking = tuple(dict.fromkeys((*law.absent(student, cell, case), *zero)))
        got = law.asked_backward(student, cell, case, None, lacking)
        return Compared.of("dX", got, wanted(cell, case, lacking).gradients)

    def probed(student: Student, seed: int) -> Iterator[Diagnosis]:
        case = Case(2, 3, 4, T=T, seed=seed % 1000)
        if forward_is_off(student, cell, case):
            return
        found = compared(student, case, ())
        if not found.steps:
            yield from after_the_loop(found, initial)
        elif T not in found.steps:
            last = max(found.steps)
            right = "the last step" if last == T - 1 else f"the last {T - last} steps"
            advice = f"{NONE} The gradient is right at {right} and off before: look at what is carried back."
            yield Diagnosis("off_carried_back", advice, found.evidence)
        elif T not in compared(student, case, initial).steps:
            advice = f"{NONE} Without gradients at the final states the last step is right: look at how these enter."
            yield Diagnosis("off_final_gradients", advice, found.evidence)
        else:
            advice = f"{NONE} The last step is off, before anything is carried: look at the step, or at how dH is read."
            yield Diagnosis("off_step_backward", advice, found.evidence)

    return probed


def forward_is_off(student: Student, cell: Cell, case: Case) -> bool:
    """Whether the forward pass gives wrong outputs; then gradients tell nothing about the backward pass."""
    lacking = law.absent(student, cell, case)
    found = Compared.of("H", law.asked_forward(student, cell, case, lacking), wanted(cell, case, lacking).outputs)
    return bool(found.steps or found.others)


def after_the_loop(found: Compared, initial: tuple[str, ...]) -> Iterator[Diagnosis]:
    """What can be off when the gradient of the input is right at every step."""
    states = [name for name in found.others if name in initial]
    weights = [name for name in found.others if name not in initial]
    if weights:
        words = " and ".join(WEIGHTS[name] for name in weights)
        advice = (
            f"{NONE} The gradient of the input is right at every step: look at how that of {words} is summed over time."
        )
        yield Diagnosis("off_sum_over_time", advice, found.evidence)
    if states:
        advice = f"{NONE} The gradient of the input is right at every step: look at what leaves the loop at its end."
        yield Diagnosis("off_initial_gradients", advice, found.evidence)

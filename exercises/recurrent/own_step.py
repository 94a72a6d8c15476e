"""A weaker law of sequences: the answer follows from the student's own step, so that its mistakes are its own.

The step has to be near a right one: a constant, repeated, is a constant. Laws raise `Mismatch`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from exercises.recurrent.cases import Case
from exercises.recurrent.cell import Cell, wanted
from exercises.recurrent.properties import absent, asked_backward, asked_forward, precision
from exercises.recurrent.regimes import Arrays
from grader.checks import Answer, Array, Check, Mismatch, Student, marks_alike

NEAR = 0.4  # the cosine between an answer and the right one; 80 numbers that have nothing to do with it stay below
ENOUGH = {"N": 16, "D": 3, "H": 5}


def forgiving(cell: Cell, checks: tuple[Check, ...], backward: bool) -> tuple[Check, ...]:
    """The checks, each with the weaker law in reserve."""
    law = backward_follows(cell) if backward else forward_follows(cell)
    return tuple(check if check.note else replace(check, otherwise=law) for check in checks)


def forward_follows(cell: Cell) -> Callable[[Student, Case], None]:
    """The law of a sequence forward."""

    def follows(student: Student, case: Case) -> None:
        """It answers exactly as your own step does, repeated"""
        near(student, cell, case)
        lacking = absent(student, cell, case)
        want, _ = repeated(student, cell, cell.inputs(case, lacking))
        same(asked_forward(student, cell, case, lacking), want, wanted(cell, case, lacking).output_scale, case)

    return follows


def backward_follows(cell: Cell) -> Callable[[Student, Case], None]:
    """The law of a sequence backward."""

    def follows(student: Student, case: Case) -> None:
        """It answers exactly as your own steps do, forward and backward, repeated"""
        near(student, cell, case, backward=True)
        lacking = absent(student, cell, case)
        _, caches = repeated(student, cell, cell.inputs(case, lacking))
        want = repeated_backward(student, cell, cell.cotangents(case, lacking), caches)
        got = asked_backward(student, cell, case, None, lacking)
        same(got, want, wanted(cell, case, lacking).gradient_scale, case)

    return follows


def repeated(student: Student, cell: Cell, inputs: Arrays) -> tuple[Arrays, list[Any]]:
    """The outputs of the student's own step over a sequence, and the caches."""
    states = {name: inputs[name] for name in cell.states}
    parameters = {name: inputs[name] for name in cell.parameters}
    hidden, caches = [], []
    for x in inputs["X"]:
        answer = student.ask(cell.step, {"x": x, **states, **parameters})
        states = {name: there(answer, name) for name in cell.states}
        hidden.append(states[cell.states[0]])
        caches.append(answer.cache)
    return {"H": np.stack(hidden), **states}, caches


def repeated_backward(student: Student, cell: Cell, cotangents: Arrays, caches: list[Any]) -> Arrays:
    """The gradients of the student's own step backward, from the last step to the first."""
    arriving = {"d" + name: cotangents["d" + name] for name in cell.states}
    first = "d" + cell.states[0]
    dxs: list[Array] = []
    total: Arrays = {}
    for dh, cache in zip(reversed(cotangents["dH"]), reversed(caches), strict=True):
        answer = student.ask(cell.step_backward, {**arriving, first: arriving[first] + dh, "cache": cache})
        arriving = {name: there(answer, name) for name in arriving}
        dxs.append(there(answer, "dx"))
        for name in ("d" + parameter for parameter in cell.parameters):
            total[name] = total.get(name, 0.0) + there(answer, name)
    return {"dX": np.stack(dxs[::-1]), **arriving, **total}


def there(answer: Answer, name: str) -> Array:
    """A result that cannot be done without."""
    found = answer[name]
    if found is None:
        raise Mismatch(answer.entry, name, text=f"{{{name}}} is not returned")
    return found


def same(got: Answer, want: Mapping[str, Array], scale: Mapping[str, float], case: Case) -> None:
    """Both answer alike, where they overflow too."""
    tolerance = precision(case, "gradient")
    for name, target in want.items():
        found = got.get(name)
        finite = np.abs(target[np.isfinite(target)])
        allowed = tolerance.allows(float(finite.max(initial=0.0)), scale[name])
        if found is not None and not marks_alike(found, target, allowed).all():
            raise Mismatch(got.entry, name, text=f"{{{name}}} is not what your own step gives, repeated")


def near(student: Student, cell: Cell, case: Case, backward: bool = False) -> None:
    """The student's own step is a wrong one of this cell, not just anything: most of its results are near the right."""
    step = replace(case, T=0, regime="ordinary", digits=0, **ENOUGH)
    right = wanted(cell, step)
    got = asked_backward(student, cell, step) if backward else asked_forward(student, cell, step)
    targets = right.gradients if backward else right.outputs
    close = [cosine(there(got, name), target) > NEAR for name, target in targets.items()]
    if 2 * sum(close) <= len(close):
        raise Mismatch(got.entry, "", text="your own step is far from a right one")


def cosine(got: Array, want: Array) -> float:
    """How far two arrays point the same way; 0 for what has no direction."""
    length = float(np.linalg.norm(got) * np.linalg.norm(want))
    return float((got * want).sum()) / length if np.isfinite(length) and length else 0.0

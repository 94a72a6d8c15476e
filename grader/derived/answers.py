"""What a student and the mutants are asked alike: answers of any structure as arrays of the shapes that are right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.checks.draws import Draws
from grader.checks.structure import is_number
from grader.checks.student import Student
from grader.checks.types import Array
from grader.derived import laws, pair
from grader.derived.laws import Right
from grader.derived.precision import Values, places
from grader.model import Answers

LETTERS = 8  # numbers that stand for a text


def answers_of(right: Right, draws: Draws) -> Answers | None:
    """The answers by which mistakes are told apart; none where complex numbers go in, which nothing there takes."""
    if any(leaf.spelling.kind == "complex" for leaf in right.question.parts):
        return None

    def forward(student: Student, case: Any, absent: tuple[str, ...]) -> Mapping[str, Array]:
        return arrays(laws.asked(student, right, case), right.wanted(case).outputs)

    def backward(student: Student, case: Any, absent: tuple[str, ...]) -> Mapping[str, Array]:
        return arrays(pair.gradients(student, right, case), right.wanted(case).gradients)

    samples = right.question.samples
    return Answers(draws, lambda student, case: (), forward, backward if right.question.backward else None, samples)


def arrays(answer: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Array]:
    """An answer as arrays by place, the same places and shapes whatever was answered: what has none is nan there.

    What has another shape is an array more, lest all answers of a wrong shape be alike; of what is no array, texts and
    structure are another.
    """
    found: dict[str, Array] = {}
    for name, target in wanted.items():
        value = answer.get(name)
        if value is None:
            continue
        mine = {name: value} if is_number(target) else dict(places(value, name))
        for at, part in places(target, name):
            if is_number(part):
                found[at] = in_shape(mine.get(at), as_real(part))
                found[f"{at} in another shape"] = otherwise_shaped(mine.get(at), as_real(part))
        if not is_number(target):
            found[f"{name} as a whole"] = structure(mine, dict(places(target, name)))
    return found


def structure(mine: Values, wanted: Values) -> Array:
    """Of an answer of several parts: which there are, and the numbers of those that nothing stands beside."""
    rest = {at: np.shape(part) if is_number(part) else repr(part) for at, part in mine.items()}
    alone = [as_real(part).ravel() for at, part in mine.items() if at not in wanted and is_number(part)]
    return np.concatenate([in_numbers(repr(rest)), *alone])


def in_shape(value: Any, target: Array) -> Array:
    """A value as an array of a shape; nan where it has another."""
    try:
        made = as_real(value)
    except (TypeError, ValueError):
        made = np.array(np.nan)
    return made if made.shape == target.shape else np.full(target.shape, np.nan)


def otherwise_shaped(value: Any, target: Array) -> Array:
    """The shape and the numbers of a value that has another shape than it should; zeros for one that has not."""
    try:
        made = as_real(value)
    except (TypeError, ValueError):
        made = np.empty(0)
    if made.shape == target.shape:
        return np.zeros(LETTERS + target.size)
    return np.concatenate([in_numbers(repr(made.shape)), np.resize(made, target.size)])


def as_real(value: Any) -> Array:
    """Numbers as real ones; complex ones have one axis more."""
    array = np.asarray(value)
    if array.dtype.kind == "c":
        return np.stack([array.real, array.imag], axis=-1)
    return array.astype(float)


def in_numbers(text: str) -> Array:
    """Some numbers, others for every other text; none of them is one of float32."""
    digest = hashlib.sha256(text.encode()).digest()[:LETTERS]
    return np.array(list(digest), dtype=float) + 0.1

"""A constant answer earns nothing: the solution's results in their shapes, with one number in every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from grader.catalog.catalog import chapter_dialect
from grader.checks.types import Function
from grader.derived.loading import beside
from grader.dialects.signature import Group, Parameter, Signature
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.judging.verdicts import judged
from grader.model import Exercise
from grader.run.proof import namespace

ANSWER = 0.5


def constants(exercise: Exercise, seed: int) -> Iterator[str]:
    """What a constant earns all the same; not asked of what only speaks another dialect than ours."""
    if "native" not in exercise.dialects:
        return
    home = chapter_dialect(exercise.folder.parent)
    signatures = [home.entries[entry] for entry in exercise.entries]
    entries = beside(exercise.folder, namespace(exercise.folder / "solution.py"))
    made = {s.function: constant(entries[s.function], s) for s in signatures}
    student = Student(InProcess(lambda: made), home)
    verdicts, _ = judged(exercise, home, Judge(student, seed, {}, exercise.slug))
    earned = {verdict.check: verdict.points for verdict in verdicts if verdict.points}
    if earned:
        told = ", ".join(f"{points:g} in {check}" for check, points in earned.items())
        yield f"an answer of {ANSWER} everywhere earns points: {told}"


def constant(function: Function, signature: Signature) -> Function:
    """The function with one number in the place of every other, and no text; caches stay what they are."""

    def answered(*args: Any) -> Any:
        found = function(*args)
        if len(signature.returns.items) == 1:
            return filled(signature.returns.items[0], found)
        return filled(signature.returns, found)

    return answered


def filled(item: Parameter | Group, value: Any) -> Any:
    """A result, or a tuple or dict of them, with one number everywhere."""
    if isinstance(item, Group):
        if isinstance(value, Mapping):
            named = dict(zip(item.keys, item.items, strict=True))
            return {key: filled(named[key], part) if key in named else part for key, part in value.items()}
        return tuple(filled(one, part) for one, part in zip(item.items, value, strict=True))
    if item.move is None:
        return value
    return within(value) if item.move.spelling.plain else same(value)


def within(value: Any) -> Any:
    """A value of any structure, with one number in the place of all others, and empty texts."""
    if isinstance(value, tuple | list):
        return type(value)(map(within, value))
    if isinstance(value, dict):
        return {key: within(part) for key, part in value.items()}
    if isinstance(value, np.ndarray):
        return same(value)
    if isinstance(value, str):
        return ""
    return ANSWER if isinstance(value, int | float) and not isinstance(value, bool) else value


def same(value: Any) -> Any:
    """One number in every place of an array, or a number."""
    array = np.asarray(value)
    constant = np.full_like(array, ANSWER)
    return constant if isinstance(value, np.ndarray) else constant.tolist()

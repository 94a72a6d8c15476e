"""What a counter is asked: a^n X b^n, and whether another b is expected."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from exercises.memory.machine import Case, array_of, draws, run, weights_of
from grader.checks import Array, Mismatch, Student

ENTRY = "counter_weights"
CASES = draws(("aXb", 1, 12), rounds=12)


A, X, B = range(3)


def spelled(case: Case, between: tuple[int, ...] = (X,), further: int = 0) -> Array:
    """The sequence a^n X b^n, one-hot: (2n + 1, 3); or other letters between, and so many b more."""
    n = case.length
    return np.eye(3)[[A] * n + [*between] + [B] * (n + further)]


def scores(student: Student, letters: Array) -> Array:
    """h·V + d after each letter."""
    answer = student.counter_weights()
    weights = weights_of(answer, ENTRY, 3, "V")
    d: Any = array_of(ENTRY, "d", answer["d"])
    if d.size != 1:
        raise Mismatch(ENTRY, "d", text=f"d has shape {d.shape}, but should be a single number")
    found: Array = run(weights, letters)[0] @ weights["V"] + float(d.reshape(()))
    return found


def expect_counted(student: Student, case: Case) -> None:
    """After the X and k of n b's another b is expected while k < n, and the end when k = n."""
    n = case.length
    for k, score in enumerate(scores(student, spelled(case))[n:]):
        if not (score > 0 if k < n else score < 0):
            side, comes = ("above", "another b comes") if k < n else ("below", "the end comes")
            text = f"after {n} a, X and {k} b, h·V + d = {score:.6g}, but should be {side} 0: {comes}"
            raise Mismatch(ENTRY, "", text=text, shown={"sequence": "a" * n + "X" + "b" * k})


def does(student: Student, case: Case) -> Array:
    """What is expected after each letter but a: 1 another b, -1 the end; also of texts that are none.

    They have no X, or no a at all, or too many b.
    """
    none = replace(case, length=0)
    asked = spelled(case), spelled(case, between=()), spelled(case, further=2), spelled(none, further=2)
    signs: Array = np.sign(np.concatenate([scores(student, text)[text[:, A] == 0] for text in asked]))
    return signs

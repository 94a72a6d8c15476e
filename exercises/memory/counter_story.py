"""What a counter is asked: a^n X b^n, and whether another b is expected."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.memory.machine import Case, array_of, draws, run, weights_of
from grader.checks import Array, Mismatch, Student

ENTRY = "counter_weights"
CASES = draws(("aXb", 1, 12), rounds=12)


def letters(case: Case) -> Array:
    """The sequence a^n X b^n, one-hot: (2n + 1, 3)."""
    n = case.length
    return np.eye(3)[[0] * n + [1] + [2] * n]


def scores(student: Student, case: Case) -> Array:
    """h·V + d from the X on: n + 1 numbers."""
    answer = student.counter_weights()
    weights = weights_of(answer, ENTRY, 3, "V")
    d: Any = array_of(ENTRY, "d", answer["d"])
    if d.size != 1:
        raise Mismatch(ENTRY, "d", text=f"d has shape {d.shape}, but should be a single number")
    found: Array = run(weights, letters(case))[case.length :] @ weights["V"] + float(d.reshape(()))
    return found


def expect_counted(student: Student, case: Case) -> None:
    """After the X and k of n b's another b is expected while k < n, and the end when k = n."""
    n = case.length
    for k, score in enumerate(scores(student, case)):
        if not (score > 0 if k < n else score < 0):
            side, comes = ("above", "another b comes") if k < n else ("below", "the end comes")
            text = f"after {n} a, X and {k} b, h·V + d = {score:.6g}, but should be {side} 0: {comes}"
            raise Mismatch(ENTRY, "", text=text, shown={"sequence": "a" * n + "X" + "b" * k})


def does(student: Student, case: Case) -> Array:
    """What is expected at each step: 1 another b, -1 the end."""
    return np.sign(scores(student, case))

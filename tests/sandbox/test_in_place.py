"""A training loop updates its arrays in place: a call may reuse those of the last one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.sandbox.worker import Worker

Opens = Callable[..., Worker]
SAME = """
kept = []

def f(a, b):
    kept.append(a)
    return kept[0] is a, a.copy(), b[0].copy()
"""


def test_arrays_updated_in_place(worker: Opens) -> None:
    """In the arrays of the last such call, holding new numbers; other calls and shapes in fresh ones."""
    opened, ones = worker(SAME), np.ones((2, 3))
    for factor, in_place, same in ((1, True, True), (2, True, True), (3, False, False), (4, True, True)):
        found = opened.call("f", [factor * ones, (5 * factor * ones,)], in_place=in_place).value
        assert found[0] is same
        assert np.array_equal(found[1], factor * ones)
        assert np.array_equal(found[2], 5 * factor * ones)
    assert opened.call("f", [np.ones(4), (ones,)], in_place=True).value[0] is False
    opened.forget()
    assert opened.call("f", [ones, (ones,)], in_place=True).value[0] is False

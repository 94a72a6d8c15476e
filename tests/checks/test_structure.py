"""Values of any structure, compared: what passes for the same, and what is said of what does not."""

from typing import Any

import numpy as np
import pytest

from grader.checks import TOLERANCE, Mismatch, alike_values, expect_values
from grader.worker.values import Opaque

TOL = TOLERANCE["forward"]
SAME = [
    ([1, "a", None], (1, "a", None)),
    ({"b": 1.0, "a": [2]}, {"a": (2.0,), "b": 1}),
    (np.array([[1.0, 2.0], [3.0, 4.0]]), [[1, 2], [3, 4]]),
    ([[1, 2.0], [3, 4]], np.array([[1.0, 2.0], [3.0, 4.0]])),
    ([np.float32(1), np.array(2)], np.array([1.0, 2.0])),
    (3.0, 3),
    (np.array(3), 3),
    (1, True),
    (np.array([1 + 0j]), np.array([1.0])),
    (np.array([np.inf, 1.0]), np.array([np.inf, 1.0 + 1e-13])),
    (0.1 + 0.2, 0.3),
    ([], []),
    (np.zeros((0, 3)), np.zeros((0, 3))),
]


@pytest.mark.parametrize(("got", "want"), SAME, ids=lambda value: repr(value)[:20])
def test_what_is_the_same(got: Any, want: Any) -> None:
    """Lists pass for tuples, arrays for lists and back, whole floats for ints, other roundings for floats."""
    expect_values("f", {"y": got}, {"y": want}, TOL)
    assert alike_values(got, want, TOL)


OTHER = [
    (["a"], ["b"], "y[0] = 'a', but should be 'b'"),
    ([1, 2], [1, 3], "y[1] = 2, but should be 3"),
    ([1], [1, 3], "y has 1 item, but should have 2"),
    (7, [1, 3], "y is 7, but should be a list of 2"),
    ({"a": 1}, {"a": 1, "b": 2}, "y lacks the key 'b'"),
    ({"a": 1, "c": 2}, {"a": 1}, "y has a key 'c', which it should not have"),
    ([1], {"a": 1}, "y is a list, but should be a dict with 'a'"),
    ({"a": [0, "x"]}, {"a": [0, "y"]}, "y['a'][1] = 'x', but should be 'y'"),
    (3 + 1e-9, 3, "y = 3.000000001, but should be 3"),
    (2, True, "y = 2, but should be True"),
    (False, True, "y = False, but should be True"),
    ("1", 1, "y is '1', but should be 1"),
    (None, 1.5, None),
    ([None], [1.5], "y[0] is None, but should be 1.5"),
    ([1.5], [None], "y[0] = 1.5, but should be None"),
    (Opaque("Model"), 1.5, "y is a Model, but should be 1.5"),
    ([Opaque("Item")], ["a"], "y[0] = an Item, but should be 'a'"),
    (np.zeros(3), 1.5, "y has shape (3,), but should be a single number"),
    (np.zeros(3), np.zeros((3, 1)), "y has shape (3,), but should have (3, 1)"),
    ([[1, 2], [3]], np.zeros((2, 2)), "y is a list, but should be an array of shape (2, 2)"),
    (np.array([[1.0, 5.0]]), np.array([[1.0, 2.0]]), "y[0, 1] = 5, but should be 2 (1 of 2 entries differ)"),
    ([np.array([1.0, 5.0])], [np.array([1.0, 2.0])], "y[0][1] = 5, but should be 2 (1 of 2 entries differ)"),
    (np.array([np.nan]), np.array([1.0]), "y[0] = nan, but should be 1"),
    (np.array([np.inf]), np.array([-np.inf]), "y[0] = inf, but should be -inf"),
    (np.array([1e300]), np.array([np.inf]), "y[0] = 1e+300, but should be inf"),
    (np.array([1 + 1j]), np.array([1.0]), "y is an array of shape (1,), but should be an array of shape (1,)"),
    (np.array([1 + 1j]), np.array([1 + 2j]), "y[0] = 1+1j, but should be 1+2j"),
    (np.array([True, False]), np.array([True, True]), "y[1] = False, but should be True (1 of 2 entries differ)"),
]


@pytest.mark.parametrize(("got", "want", "said"), OTHER, ids=lambda value: repr(value)[:20])
def test_what_is_not_the_same(got: Any, want: Any, said: str | None) -> None:
    """Planted: another entry, key, length, structure, kind or shape is told where it stands."""
    if said is None:  # what a dialect does not return is not compared
        expect_values("f", {"y": got}, {"y": want}, TOL)
        return
    with pytest.raises(Mismatch) as raised:
        expect_values("f", {"y": got}, {"y": want}, TOL)
    assert str(raised.value).replace("{y}", "y") == said
    assert not alike_values(got, want, TOL)


def test_the_scale_is_that_of_the_place() -> None:
    """A part of a result has the gap that its own size allows, not that of its neighbour."""
    want = {"g": [np.array([1e-6]), np.array([1e6])]}
    got = {"g": [np.array([1e-6 + 1e-9]), np.array([1e6 + 1e-9])]}
    expect_values("f", got, want, TOL, {"g[0]": 1e4, "g[1]": 1.0})
    with pytest.raises(Mismatch, match=r"g}\[0\]\[0\] = 1.001e-06"):
        expect_values("f", got, want, TOL, {"g[0]": 1.0, "g[1]": 1e4})


def test_the_other_results_are_told() -> None:
    """What else is wrong, and what is right, stands beside the first."""
    want = {"a": np.zeros(2), "b": "x", "c": np.ones(2)}
    with pytest.raises(Mismatch) as raised:
        expect_values("f", {"a": np.ones(2), "b": "y", "c": np.ones(2)}, want, TOL)
    assert str(raised.value) == "a[0] = 1, but should be 0 (2 of 2 entries differ); also wrong: b; right: c"

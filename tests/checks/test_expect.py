"""Expectations: what they let pass, what they refuse, and their one grammar of messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from grader.checks import TOLERANCE, Array, Mismatch, alike, expect_alike, expect_close, expect_values
from grader.errors import BadExercise

FORWARD = TOLERANCE["forward"]
WANT = {"h": np.array([[0.25, -0.5], [0.75, 1.0]])}


def close(got: Mapping[str, Array | None], want: dict[str, Array] | None = None, scale: float = 1.0) -> str:
    """The facts of a comparison; empty when it passes."""
    try:
        expect_close("step", got, want or WANT, FORWARD, scale)
    except Mismatch as mismatch:
        return str(mismatch)
    return ""


def test_rounding_passes() -> None:
    """The last digits depend on the order of sums."""
    assert close({"h": WANT["h"] * (1 + 4e-16)}) == ""


@pytest.mark.parametrize("error", [1e-7, np.nan, np.inf, -np.inf])
def test_one_wrong_entry_is_told_with_its_place(error: float) -> None:
    """A planted error in one entry, nan included, is found and located."""
    got = WANT["h"].copy()
    got[1, 0] += error
    said = close({"h": got})
    assert said.startswith("h[1, 0] = ")
    assert "but should be 0.75 (1 of 4 entries differ)" in said


def test_other_wrong_and_right_arrays_are_named() -> None:
    """The first wrong array is shown, the others by name."""
    want = {"dW": np.ones(2), "dR": np.ones(2), "db": np.ones(2)}
    got = {"dW": np.zeros(2), "dR": np.zeros(2), "db": np.ones(2)}
    assert close(got, want) == "dW[0] = 0, but should be 1 (2 of 2 entries differ); also wrong: dR; right: db"


def test_what_a_dialect_does_not_return_is_not_compared() -> None:
    """None stands for an array that the dialect has no place for."""
    assert close({"h": WANT["h"], "c": None}, {**WANT, "c": np.ones(1)}) == ""


@pytest.mark.parametrize("expects", [expect_close, expect_values])
def test_a_name_that_the_answer_does_not_have_is_the_authors_error(expects: Callable[..., None]) -> None:
    """A typo in `want` would stop an array being compared."""
    with pytest.raises(BadExercise, match="step has no result 'hh' to compare; it has h"):
        expects("step", {"h": WANT["h"]}, {"hh": WANT["h"]}, FORWARD)


def test_tiny_arrays_are_held_to_their_own_scale() -> None:
    """With cotangents of 1e-8 an error of 1e-12 is an error."""
    want = {"dx": np.full(3, 1e-8)}
    assert close({"dx": want["dx"] + 1e-12}, want, scale=1e-8) != ""
    assert close({"dx": want["dx"] + 1e-20}, want, scale=1e-8) == ""


def test_a_changed_result_is_not_the_same() -> None:
    """A reused buffer shows in the last digits at the latest."""
    want = {"h": np.ones((2, 2))}
    expect_alike("step", {"h": np.ones((2, 2))}, want, "changed")
    with pytest.raises(Mismatch, match="changed"):
        expect_alike("step", {"h": np.ones((2, 2)) + 1e-9}, want, "changed")


def test_nan_twice_is_the_same_answer() -> None:
    """Repeatability is one question, being right another."""
    nan = {"h": np.array([np.nan, 1.0])}
    expect_alike("step", nan, nan, "changed")


def test_alike_needs_nan_in_the_same_places() -> None:
    """A mutant that overflows matches a submission that overflows where it does."""
    assert alike(np.array([np.nan, 1.0]), np.array([np.nan, 1.0]))
    assert not alike(np.array([np.nan, 1.0]), np.array([1.0, 1.0]))
    assert not alike(np.ones(2), np.ones(3))


def test_numbers_that_differ_look_different() -> None:
    """Six digits, and more only where six would show the same number twice."""
    assert "h[0, 0] = 0.26, but should be 0.25 " in close({"h": WANT["h"] + [[0.01, 0], [0, 0]]})
    assert "h[0, 0] = 0.25000001, but should be 0.25 " in close({"h": WANT["h"] + [[1e-8, 0], [0, 0]]})

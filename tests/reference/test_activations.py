"""Activations: exact at the ends, stable everywhere, slopes equal to complex step."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from reference.activations import HALF_TANH, IDENTITY, LOGISTIC, TANH, WIDE_TANH, Squash, sigmoid

from .digits import to_digits

SQUASHES = [LOGISTIC, TANH, IDENTITY, WIDE_TANH, HALF_TANH]


def test_sigmoid_never_overflows() -> None:
    """Exactly 0 and 1 at the far ends, without any floating-point warning but underflow."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert sigmoid(np.array([-np.inf, -1e4, 1e4, np.inf])).tolist() == [0.0, 0.0, 1.0, 1.0]
        assert np.isfinite(sigmoid(np.array([-1000.0 + 1e-30j, 1000.0 + 1e-30j]))).all()
    assert np.isnan(sigmoid(np.array([np.nan]))).all()


def test_sigmoid_is_relatively_accurate() -> None:
    """Small values keep their digits: σ(-40) is 4.2e-18, not 0."""
    for a in np.linspace(-700, 30, 200):
        assert float(sigmoid(np.array(a))) == pytest.approx(1 / (1 + math.exp(-a)), rel=1e-15)


def test_sigmoid_keeps_dtype_and_shape() -> None:
    """float32, longdouble and complex stay; empty and 0-d arrays are fine."""
    for dtype in (np.float32, np.float64, np.longdouble, np.complex128):
        assert sigmoid(np.ones((2, 3), dtype)).dtype == dtype
    assert sigmoid(np.empty((0, 3))).shape == (0, 3)
    assert sigmoid(np.array(0.0)).shape == ()


@pytest.mark.parametrize("squash", SQUASHES, ids=lambda s: s.name)
def test_slope_is_the_derivative(squash: Squash) -> None:
    """The slope equals the complex step of the activation."""
    a = np.linspace(-6, 6, 101)
    want = squash.f(a + 1e-30j).imag / 1e-30
    assert np.max(np.abs(squash.slope(a) - want)) <= 1e-15


FROM_THE_OUTPUT: dict[Squash, Callable[[Any], Any]] = {
    LOGISTIC: lambda s: s * (1 - s),
    TANH: lambda t: 1 - t * t,
    WIDE_TANH: lambda y: 1 - y * y / 4,
    HALF_TANH: lambda y: (1 - y * y) / 2,
}


@pytest.mark.parametrize("squash", FROM_THE_OUTPUT, ids=lambda s: s.name)
def test_slopes_keep_their_digits(squash: Squash) -> None:
    """Far out, where 1 - s has none left in float64: what 50 digits give from the output."""
    a = np.linspace(-30, 30, 121)
    want = FROM_THE_OUTPUT[squash](squash.f(to_digits(a)))
    assert all(abs(float(g / w - 1)) <= 1e-15 for g, w in zip(to_digits(squash.slope(a)), want, strict=True))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert squash.slope(np.array([-np.inf, -1e4, 1e4, np.inf])).tolist() == [0, 0, 0, 0]


def test_slopes_carry_an_imaginary_part() -> None:
    """σ'' and tanh'' by a complex step of the slopes: second derivatives through a backward pass are right too."""
    a = np.linspace(-6, 6, 101)
    s, t = sigmoid(a), np.tanh(a)
    assert np.max(np.abs(LOGISTIC.slope(a + 1e-30j).imag / 1e-30 - s * (1 - s) * (1 - 2 * s))) <= 1e-15
    assert np.max(np.abs(TANH.slope(a + 1e-30j).imag / 1e-30 + 2 * t * (1 - t * t))) <= 1e-14


def test_complement_keeps_its_digits() -> None:
    """1 - σ(a) far out, where a difference in float64 has no digits left; of another activation it is a difference."""
    a = np.linspace(-30, 30, 121)
    want = 1 - LOGISTIC.f(to_digits(a))
    assert all(abs(float(g / w - 1)) <= 1e-15 for g, w in zip(to_digits(LOGISTIC.rest(a)), want, strict=True))
    assert np.array_equal(TANH.rest(a), 1 - np.tanh(a))


def test_ranges_of_1997() -> None:
    """The squashing functions of 1997 are 4σ(a) - 2 and 2σ(a) - 1."""
    a = np.linspace(-6, 6, 101)
    assert np.max(np.abs(WIDE_TANH.f(a) - (4 * sigmoid(a) - 2))) <= 1e-15
    assert np.max(np.abs(HALF_TANH.f(a) - (2 * sigmoid(a) - 1))) <= 1e-15

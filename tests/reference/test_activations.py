"""Activations: exact at the ends, stable everywhere, slopes equal to complex step."""

from __future__ import annotations

import math

import numpy as np
import pytest

from reference.activations import HALF_TANH, IDENTITY, LOGISTIC, TANH, WIDE_TANH, Squash, sigmoid

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
def test_slope_from_the_output(squash: Squash) -> None:
    """The slope taken from the output equals the complex step of the activation."""
    a = np.linspace(-6, 6, 101)
    want = squash.f(a + 1e-30j).imag / 1e-30
    assert np.max(np.abs(squash.slope(squash.f(a)) - want)) <= 1e-15


def test_ranges_of_1997() -> None:
    """The squashing functions of 1997 are 4σ(a) - 2 and 2σ(a) - 1."""
    a = np.linspace(-6, 6, 101)
    assert np.max(np.abs(WIDE_TANH.f(a) - (4 * sigmoid(a) - 2))) <= 1e-15
    assert np.max(np.abs(HALF_TANH.f(a) - (2 * sigmoid(a) - 1))) <= 1e-15

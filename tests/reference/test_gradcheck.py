"""The checkers are checked: right gradients agree, planted faults do not, errors follow the model."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference import gradcheck
from reference.gradcheck import ComplexStepUnavailable, central_directional, complex_directional
from reference.lstm import lstm_backward, lstm_forward

from .draws import Array, normals, weights


def layer(seed: int, scale: float = 1.0) -> tuple[Any, Array, list[Array], Array]:
    """A function of R, R, cotangents and the gradient: an LSTM over ten steps."""
    rng = np.random.default_rng(seed)
    X, h, c = normals(rng, (10, 3, 4), (3, 5), (3, 5))
    W, R, b = weights(rng, 4, 4, 5, scale)
    u = normals(rng, (10, 3, 5), (3, 5))

    def f(R: Array) -> list[Array]:
        H, (_, c_last), _ = lstm_forward(X, h, c, W, R, b)
        return [H, c_last]

    *_, cache = lstm_forward(X, h, c, W, R, b)
    return f, R, u, lstm_backward(u[0], (np.zeros_like(h), u[1]), cache)[3]


def test_directional_derivatives_agree() -> None:
    """Central difference to 1e-8 and complex step to 1e-13 along random directions."""
    for seed in range(5):
        f, R, u, gradient = layer(seed)
        v = gradcheck.random_direction(np.random.default_rng(seed), R.shape)
        assert gradcheck.directional_gap(gradient, v, central_directional(f, R, v, u)) <= 1e-8
        assert gradcheck.directional_gap(gradient, v, complex_directional(f, R, v, u)) <= 1e-13


@pytest.mark.parametrize("fault", [1e-3, 1e-5])
def test_a_planted_fault_shows(fault: float) -> None:
    """A gradient off by a factor is seen by both directional derivatives."""
    f, R, u, gradient = layer(1)
    v = gradcheck.random_direction(np.random.default_rng(1), R.shape)
    wrong = gradient * (1 + fault)
    for derivative in (central_directional, complex_directional):
        assert gradcheck.directional_gap(wrong, v, derivative(f, R, v, u)) > fault / 100


def test_elementwise_locates_one_wrong_entry() -> None:
    """Only the planted entry differs, and only the coordinates asked for are computed."""
    f, R, u, gradient = layer(2)
    wrong = gradient.copy()
    wrong[3, 1] += 1e-3
    numeric = gradcheck.elementwise(central_directional, f, R, u)
    assert np.argwhere(np.abs(wrong - numeric) > 1e-7).tolist() == [[3, 1]]
    some = gradcheck.elementwise(complex_directional, f, R, u, [(0, 0), (3, 1)])
    assert np.argwhere(~np.isnan(some)).tolist() == [[0, 0], [3, 1]]
    assert some[3, 1] == pytest.approx(gradient[3, 1], rel=1e-12)


@pytest.mark.parametrize(
    "f",
    [
        lambda x: [x.real.copy()],
        lambda x: [np.full(x.shape, np.nan) * x],
        lambda x: [np.array([float(x[0])])],
        lambda x: [np.asarray(x).astype(float)],
    ],
    ids=["real", "nan", "float", "astype"],
)
def test_complex_step_refuses_what_it_cannot_read(f: Any) -> None:
    """A forward that drops the imaginary part raises instead of giving a wrong number."""
    x = np.array([1.0, 2.0])
    with pytest.raises(ComplexStepUnavailable):
        complex_directional(f, x, np.ones(2), [np.ones(2)])
    assert not gradcheck.complex_step_works(f, x)
    assert gradcheck.complex_step_works(lambda x: [np.tanh(x)], x)


def test_error_follows_the_model() -> None:
    """The measured error of a central difference of exp follows the model, least at its best step."""
    x, one = np.array([0.5]), [np.ones(1)]

    def error(h: float) -> float:
        got = central_directional(lambda v: [np.exp(v)], x, np.ones(1), one, h)
        return float(abs(got / np.exp(0.5) - 1))

    assert error(1e-2) == pytest.approx(gradcheck.central_error(1e-2, 1.0, 1.0), rel=0.01)
    assert all(error(h) <= gradcheck.central_error(h, 1.0, 1.0) for h in (1e-3, 1e-5, 1e-8, 1e-10))
    best = gradcheck.best_step(1.0, 1.0)
    assert 5e-6 < best < 1e-5
    assert gradcheck.central_error(best, 1.0, 1.0) < gradcheck.central_error(best * 1.1, 1.0, 1.0)
    assert gradcheck.central_error(best, 1.0, 1.0) < gradcheck.central_error(best / 1.1, 1.0, 1.0)


def test_directions_are_never_near_zero() -> None:
    """Entries of both signs between 0.5 and 1.5 in size."""
    v = gradcheck.random_direction(np.random.default_rng(0), (10000,))
    assert 0.5 <= np.abs(v).min() < 0.51
    assert 1.49 < np.abs(v).max() <= 1.5
    assert abs(np.sign(v).mean()) < 0.05


def test_a_gradient_that_is_missing_shows() -> None:
    """The gap is relative to the larger of the two: zero against something is 1, and so is something against zero."""
    v, zero = np.ones(4), np.zeros(4)
    assert gradcheck.directional_gap(zero, v, 1e-9) == 1
    assert gradcheck.directional_gap(np.full(4, 1e-9), v, 0.0) == 2  # along v: 4e-9 of a norm of 2e-9
    assert gradcheck.directional_gap(np.full(4, 1e-9), v, 1e-3) == pytest.approx(1, rel=1e-5)


def test_the_best_step_is_where_the_model_is_least() -> None:
    """(3 ε condition / M3)^(1/3): to a thousandth, for other conditions and third derivatives too."""
    for third, condition in ((1.0, 1.0), (50.0, 0.2), (1e-3, 30.0)):
        steps = gradcheck.best_step(third, condition) * np.array([0.9, 1.0, 1.1])
        left, least, right = (gradcheck.central_error(h, third, condition) for h in steps)
        assert least < min(left, right)
        h = steps[1] * np.array([0.999, 1.001])  # the slope of the model changes its sign here
        assert abs(np.diff([gradcheck.central_error(k, third, condition) for k in h])[0]) < 1e-5 * least


def test_gaps_of_zero_and_nan() -> None:
    """Zero against zero is 0, empty is 0, NaN is not within any limit."""
    zero, one = np.zeros(3), np.ones(3)
    for gap in (gradcheck.norm_gap, gradcheck.mixed_gap):
        assert gap(zero, zero) == 0
        assert gap(np.empty(0), np.empty(0)) == 0
        assert gap(one * 1.5, one) > 0.2
        assert not gap(one * np.nan, one) <= 1
        with pytest.raises(ValueError, match="shapes"):
            gap(one, one[:1])
        with pytest.raises(ValueError, match="shapes"):
            gap(one, np.empty(0))
    assert gradcheck.directional_gap(zero, one, 0.0) == 0

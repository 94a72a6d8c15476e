"""The exercises on vanishing gradients: the numbers of their tasks, and answers that nobody of us wrote to fit."""

import math

import numpy as np
import pytest

from exercises.vanishing.networks import NETWORKS, curves
from grader.checks import Array
from reference import flow

from .fingerprints import exercise
from .plain import solution


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, Array]]:
    """All curves, as they are drawn and asked."""
    return {name: curves(name) for name in NETWORKS}


def said(slug: str, *numbers: str) -> None:
    """The task has these words."""
    for number in numbers:
        assert number in " ".join(exercise(slug).task.split()), number


def test_direct_path_by_hand() -> None:
    """The numbers of the task on products of gates, which the reference has as well."""
    direct_path = solution("direct-path")["direct_path"]
    fs = np.array([0.5, 0.8, 0.25]).reshape(3, 1, 1)
    assert direct_path(fs).ravel() == pytest.approx([0.1, 0.2, 0.25])
    said("direct-path", "three gates 0.5, 0.8, 0.25: the products are 0.1, 0.2, 0.25")
    fs = np.random.default_rng(0).uniform(size=(5, 2, 3))
    np.testing.assert_allclose(direct_path(fs), flow.direct_path(fs)[:-1], rtol=1e-12)


def test_half_lives_by_hand() -> None:
    """The numbers of the two tasks on half-lives; each undoes the other."""
    halflife, bias_for = solution("half-life")["halflife"], solution("bias-for")["bias_for"]
    b = np.array([0, math.log(3), 1, 2, 5, 40])
    assert halflife(b) == pytest.approx([1, 2.41, 2.21, 5.46, 103, 1.6e17], rel=0.02)
    assert pytest.approx(8e-31, rel=0.02) == 0.5**100
    said("half-life", "exactly 1 step", "= 2.41 steps", "2.21 steps, b = 2 makes it 5.46, b = 5 makes it 103")
    said("half-life", "8 · 10⁻³¹", "1.6 · 10¹⁷")
    assert bias_for(np.array([1, 0.5, 100])) == pytest.approx([0, -math.log(3), 4.97], abs=5e-3)
    said("bias-for", "n = 1: the gate is 1/2 and its bias 0", "-ln 3 = -1.0986", "n = 100 the bias is 4.97")
    b = np.array([-2.0, 0, 1, 2, 5])
    np.testing.assert_allclose(bias_for(halflife(b)), b, atol=1e-9)
    np.testing.assert_allclose(halflife(b), [flow.half_life(bias) for bias in b], rtol=1e-12)


def test_jacobian_by_hand() -> None:
    """The numbers of the task on one step's Jacobian."""
    jacobian = solution("state-jacobian")["state_jacobian"]
    R = np.zeros((4, 1))
    zeros = np.zeros(1), np.zeros(1), np.zeros(1), np.zeros((4, 1))
    assert jacobian(*zeros, R, np.zeros(4)).tolist() == [[0, 0.25], [0, 0.5]]
    R[2] = 1
    assert jacobian(*zeros, R, np.zeros(4)).tolist() == [[0.25, 0.25], [0.5, 0.5]]
    said("state-jacobian", "J = [[0, 0.25], [0, 0.5]]", "the first column becomes 0.25 and 0.5")


def test_the_table_of_lags(measured: dict[str, dict[str, Array]]) -> None:
    """What the task says that one will see is what our networks show, and a default LSTM's first step is by hand."""
    decades = {name: np.log10(curve["total"][100]) for name, curve in measured.items()}
    assert [round(decades[name]) for name in ("rnn", "lstm 0", "lstm 1", "orthogonal")] == [-27, -21, -8, -7]
    assert 10 ** decades["lstm 2"] == pytest.approx(0.05, abs=0.005)
    assert 10 ** decades["lstm 5"] == pytest.approx(20, abs=10)
    direct = [np.log10(measured[f"lstm {bias}"]["direct"][100]) for bias in (0, 1, 2)]
    assert direct == pytest.approx([-30, -14, -5.5], abs=0.5)
    assert measured["lstm 5"]["direct"][100] == pytest.approx(0.5, abs=0.05)
    said("lag-norms", "about 10⁻²⁷", "about 10⁻²¹", "about 10⁻⁷", "about 10⁻⁸", "about 0.05", "about 20: it *grows*")
    said("lag-norms", "about 10⁻³⁰", "about 10⁻¹⁴", "about 10⁻⁵·⁵", "about 0.5")
    assert solution("lag-norms")["lag_norms"]("lstm", 0.0, 1, 1)[1] == pytest.approx([1, 0.5], abs=0.05)
    said("lag-norms", "`direct` is about [1, 0.5]")

"""Gradient flow: Jacobians against closed forms and complex step, direct path, half-lives, lags."""

from __future__ import annotations

import numpy as np
import pytest

from reference import flow, odyssey, sequence
from reference.activations import sigmoid
from reference.cell import Cell
from reference.cells import CELLS

from .oracles import draw


@pytest.mark.parametrize("name", [n for n in CELLS if "truncated" not in n])
def test_jacobian_equals_complex_step(name: str) -> None:
    """Every column of the state Jacobian is a complex step in one state entry."""
    cell = CELLS[name]
    d = draw(cell, 0, T=1)
    J = flow.state_jacobian(cell, d.X[0], d.state, d.p)
    N, H = d.state[0].shape
    for k, j in np.ndindex(len(d.state), H):
        moved = [s.astype(complex) for s in d.state]
        moved[k][:, j] += 1e-30j
        after, _ = cell.step(d.X[0], tuple(moved), d.p)
        column = np.concatenate([np.broadcast_to(s, (N, H)).imag for s in after], axis=1) / 1e-30
        assert np.max(np.abs(J[:, :, k * H + j] - column)) <= 1e-13


def test_jacobian_of_the_peephole_lstm_in_closed_form() -> None:
    """The four blocks written out with gates, slopes, peepholes and R."""
    cell = odyssey.V
    d = draw(cell, 1, T=1, N=1)
    _, cache = cell.step(d.X[0], d.state, d.p)
    s = cache.inner
    i, f, g, o, c = (np.asarray(v)[0] for v in (s.i, s.f, s.g, s.o, d.state[1]))
    R_i, R_f, R_g, R_o = np.split(d.p["R"], 4)
    p_i, p_f, p_o = np.split(d.p["p"], 3)
    i_, f_, g_, o_, t = i * (1 - i), f * (1 - f), 1 - g * g, o * (1 - o), s.s[0]
    cc = np.diag(f + c * f_ * p_f + g * i_ * p_i)
    ch = (c * f_)[:, None] * R_f + (g * i_)[:, None] * R_i + (i * g_)[:, None] * R_g
    k = np.diag(o * (1 - t * t) + t * o_ * p_o)
    want = np.block([[k @ ch + (t * o_)[:, None] * R_o, k @ cc], [ch, cc]])
    assert np.max(np.abs(flow.state_jacobian(cell, d.X[0], d.state, d.p)[0] - want)) <= 1e-15


@pytest.mark.parametrize("cell", [odyssey.NP, CELLS["GRU keep, before"], CELLS["RNN"]], ids=lambda c: c.name)
def test_product_of_jacobians_is_the_backward_pass(cell: Cell) -> None:
    """A cotangent of the last state through the product equals the backward pass."""
    d = draw(cell, 2)
    J = flow.sequence_jacobian(cell, d.X, d.state, d.p)
    _, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    _, dfirst, _ = sequence.backward(0 * d.dH, d.dstate, cache)
    got = np.einsum("ns,nst->nt", np.concatenate(d.dstate, axis=1), J)
    assert np.max(np.abs(got - np.concatenate(dfirst, axis=1))) <= 1e-14


def test_direct_path_is_the_derivative_with_the_output_shut() -> None:
    """With o = 0 the total derivative of c_T is the product of the forget gates, at every lag."""
    cell = odyssey.NP
    d = draw(cell, 3)
    p = {k: v.copy() for k, v in d.p.items()}
    rows = cell.rows("o", 4)
    p["W"][rows], p["R"][rows], p["b"][rows] = 0, 0, -800
    zero = np.zeros_like(d.state[0])
    _, _, cache = sequence.forward(cell, d.X, (zero, d.state[1]), p)
    path = flow.direct_path(flow.forget_gates(cache))
    assert path.shape == (6, 2, 4)
    assert np.array_equal(path[-1], np.ones((2, 4)))
    norms = flow.lag_norms((zero, d.dstate[1]), cache)
    want = [np.linalg.norm(path[5 - k] * d.dstate[1]) for k in range(6)]
    assert np.max(np.abs(norms[:, 1] - want)) <= 1e-14
    J = flow.sequence_jacobian(cell, d.X, (zero, d.state[1]), p)
    assert np.max(np.abs(np.diagonal(J[:, 4:, 4:], axis1=1, axis2=2) - path[0])) <= 1e-14


def test_direct_path_of_nothing_is_one() -> None:
    """No step, no loss; a cell without forget gate loses nothing."""
    assert flow.direct_path(np.empty((0, 2, 3))).tolist() == np.ones((1, 2, 3)).tolist()
    d = draw(odyssey.NFG, 4)
    _, _, cache = sequence.forward(odyssey.NFG, d.X, d.state, d.p)
    assert np.array_equal(flow.forget_gates(cache), np.ones((5, 2, 4)))


def test_the_direct_path_of_a_masked_run() -> None:
    """In the padding the cell is carried, so its gate is 1: the path is that of each sequence alone."""
    cell = odyssey.V
    d = draw(cell, 5)
    mask = sequence.mask_of([3, 5], 5)
    X = np.where(mask[:, :, None], d.X, np.nan)
    _, _, cache = sequence.forward(cell, X, d.state, d.p, mask)
    path = flow.direct_path(flow.forget_gates(cache))
    for n, length in enumerate([3, 5]):
        alone = sequence.forward(cell, d.X[:length, [n]], tuple(s[[n]] for s in d.state), d.p)[2]
        want = flow.direct_path(flow.forget_gates(alone))
        assert np.max(np.abs(path[: length + 1, [n]] - want)) <= 1e-15
        assert np.array_equal(path[length:, n], np.ones_like(path[length:, n]))


def test_forget_gates_of_what_has_none_are_refused() -> None:
    """A reversed run multiplies the other way, an RNN has no gates; no step at all has no gates and loses nothing."""
    for name, reverse in (("LSTM", True), ("RNN", False), ("GRU keep, after", False)):
        d = draw(CELLS[name], 0)
        _, _, cache = sequence.forward(CELLS[name], d.X, d.state, d.p, reverse=reverse)
        with pytest.raises(ValueError, match="forget gates are those of an LSTM run forwards"):
            flow.forget_gates(cache)
    d = draw(odyssey.V, 0, T=0)
    _, _, cache = sequence.forward(odyssey.V, d.X, d.state, d.p)
    assert flow.forget_gates(cache).shape == (0, 2, 4)
    assert flow.direct_path(flow.forget_gates(cache)).shape == (1, 2, 4)


def test_the_direct_path_of_the_literal_cell() -> None:
    """∂LTM/∂LTM of the lesson's cell is its forget gate exactly: STM never reads the candidate, with R = 0."""
    cell = CELLS["Udacity literal"]
    d = draw(cell, 6)
    p = {**d.p, "R": 0 * d.p["R"]}
    _, _, cache = sequence.forward(cell, d.X, d.state, p)
    path = flow.direct_path(flow.forget_gates(cache))
    J = flow.sequence_jacobian(cell, d.X, d.state, p)
    assert np.max(np.abs(np.diagonal(J[:, 4:, 4:], axis1=1, axis2=2) - path[0])) <= 1e-14


def test_jacobians_keep_the_dtype() -> None:
    """float32 stays, and integers become float64."""
    d = draw(odyssey.V, 7)
    small = d.map(lambda a: a.astype(np.float32))
    assert flow.sequence_jacobian(odyssey.V, small.X, small.state, small.p).dtype == np.float32
    assert flow.sequence_jacobian(odyssey.V, small.X[:0], small.state, small.p).dtype == np.float32
    ones = d.map(lambda a: np.ones(a.shape, int))
    assert flow.sequence_jacobian(odyssey.V, ones.X, ones.state, ones.p).dtype == float


def test_half_lives_at_the_ends() -> None:
    """A gate that never closes never halves the cell; a shut one does at once; no steps have no bias."""
    assert flow.half_life(800.0) == float("inf")
    assert flow.half_life(-800.0) == pytest.approx(np.log(2) / 800)
    assert flow.bias_for_half_life(1e-4) == pytest.approx(-np.log(2) / 1e-4)
    for steps in (0.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="should be above 0"):
            flow.bias_for_half_life(steps)


def test_half_life_and_its_inverse() -> None:
    """A gate at σ(b) has halved the cell after half_life(b) steps; the two functions undo each other."""
    for b in np.linspace(-5, 15, 50):
        steps = flow.half_life(b)
        assert float(sigmoid(np.array(b))) ** steps == pytest.approx(0.5, rel=1e-9)
        assert flow.bias_for_half_life(steps) == pytest.approx(b, rel=1e-9, abs=1e-9)


def test_lag_norms_are_the_gradients_of_shorter_runs() -> None:
    """The norm at lag k is that of the first state of the last k steps."""
    cell = odyssey.V
    d = draw(cell, 5)
    _, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    norms = flow.lag_norms(d.dstate, cache)
    for k in range(6):
        _, middle, _ = sequence.forward(cell, d.X[: 5 - k], d.state, d.p)
        _, _, rest = sequence.forward(cell, d.X[5 - k :], middle, d.p)
        _, dmiddle, _ = sequence.backward(0 * d.dH[:k], d.dstate, rest)
        assert norms[k] == pytest.approx([np.linalg.norm(v) for v in dmiddle], rel=1e-12)
    _, _, reverse = sequence.forward(cell, d.X, d.state, d.p, reverse=True)
    _, _, masked = sequence.forward(cell, d.X, d.state, d.p, sequence.mask_of([5, 2], 5))
    for cache in (reverse, masked):
        with pytest.raises(ValueError, match="lags are counted on a plain sequence"):
            flow.lag_norms(d.dstate, cache)

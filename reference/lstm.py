"""The LSTM as everybody uses it: one step and a whole sequence, forward and backward.

    a_k = x W_kᵀ + h_{t-1} R_kᵀ + b_k       for each block k of i f g o
    i = σ(a_i)                              input gate
    f = σ(a_f)                              forget gate
    g = tanh(a_g)                           candidate
    o = σ(a_o)                              output gate
    c_t = f c_{t-1} + i g
    h_t = o tanh(c_t)

Hochreiter and Schmidhuber 1997 with the forget gate of Gers, Schmidhuber and Cummins 2000, no
peepholes: variant NP of Greff et al., torch.nn.LSTM with b = b_ih + b_hh. Backward, with dh and dc the
gradients that arrive at h_t and c_t from everything after them:

    da_o = dh tanh(c_t) σ'(a_o)
    dc'  = dc + dh o tanh'(c_t)
    da_i = dc' g σ'(a_i),  da_f = dc' c_{t-1} σ'(a_f),  da_g = dc' i tanh'(a_g)
    dc_{t-1} = dc' f
    dx = da W,  dh_{t-1} = da R,  dW = daᵀ x,  dR = daᵀ h_{t-1},  db = Σ_batch da

The slopes are σ'(a_i) = i (1 - i) and tanh'(a_g) = 1 - g²; reference/activations.py says why they are taken from a.

Shapes: x (N, D); h, c (N, H); W (4H, D), R (4H, H), b (4H,), whose row blocks are i f g o; a sequence adds
time in front. Parameter gradients are sums over batch and time. Traps: other libraries order the gates
differently (reference/layouts.py); torch adds two biases; the slope at the output is 1 - tanh(c)², not
1 - c²; da_f reads the old cell; with h_0 = c_0 = 0 mistakes in R and in the forget gate stay hidden.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reference.activations import sigmoid, sigmoid_slope, tanh_slope
from reference.arrays import Array, check_shapes, given


class LSTMStep(NamedTuple):
    """What one step remembers for its backward pass."""

    x: Array
    h: Array  # h and c are the state before the step
    c: Array
    W: Array
    R: Array
    i: Array
    f: Array
    g: Array
    o: Array
    c_new: Array
    A: tuple[Array, Array, Array, Array]  # the pre-activations of i, f, g and o


class LSTMSequence(NamedTuple):
    """What a sequence remembers for its backward pass."""

    X: Array
    h: Array
    c: Array
    W: Array
    R: Array
    steps: list[LSTMStep]


def lstm_step(x: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array, LSTMStep]:
    """One step: x (N, D), h and c (N, H) -> the next h, the next c, cache. Raises ValueError for wrong shapes."""
    return _step(*given(4, "xhcWRb", x, h, c, W, R, b))


def _step(x: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array, LSTMStep]:
    """The equations."""
    a_i, a_f, a_g, a_o = np.split(x @ W.T + h @ R.T + b, 4, axis=1)
    i, f, g, o = sigmoid(a_i), sigmoid(a_f), np.tanh(a_g), sigmoid(a_o)
    c_new = f * c + i * g
    return o * np.tanh(c_new), c_new, LSTMStep(x, h, c, W, R, i, f, g, o, c_new, (a_i, a_f, a_g, a_o))


def lstm_step_backward(dh: Array, dc: Array, cache: LSTMStep) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Gradients of one step from dh and dc (N, H): dx, dh, dc, dW, dR, db."""
    x, h, c, W, R, i, f, g, o, c_new, (a_i, a_f, a_g, a_o) = cache
    da_o = dh * np.tanh(c_new) * sigmoid_slope(a_o)
    dc = dc + dh * o * tanh_slope(c_new)
    da_i = dc * g * sigmoid_slope(a_i)
    da_f = dc * c * sigmoid_slope(a_f)
    da_g = dc * i * tanh_slope(a_g)
    da = np.concatenate([da_i, da_f, da_g, da_o], axis=1)
    return da @ W, da @ R, dc * f, da.T @ x, da.T @ h, da.sum(axis=0)


def lstm_forward(
    X: Array, h: Array, c: Array, W: Array, R: Array, b: Array
) -> tuple[Array, tuple[Array, Array], LSTMSequence]:
    """A sequence: X (T, N, D), h and c (N, H) -> H (T, N, H), the last (h, c), cache; ValueError as `lstm_step`."""
    X, h, c, W, R, b = given(4, "XhcWRb", X, h, c, W, R, b)
    H = np.empty((len(X), *h.shape), h.dtype)
    first, steps = (h, c), []
    for t, x in enumerate(X):
        h, c, step = _step(x, h, c, W, R, b)
        H[t] = h
        steps.append(step)
    return H, (h, c), LSTMSequence(X, *first, W, R, steps)


def lstm_backward(
    dH: Array, dlast: tuple[Array, Array], cache: LSTMSequence
) -> tuple[Array, tuple[Array, Array], Array, Array, Array]:
    """Gradients of a sequence from dH (T, N, H) and the last (dh, dc): dX, (dh_0, dc_0), dW, dR, db."""
    X, h, c, W, R, steps = cache
    dh, dc = dlast
    wanted = {"dH": (len(X), *h.shape), "dh": h.shape, "dc": c.shape}
    check_shapes({"dH": dH, "dh": dh, "dc": dc}, wanted, "gradients")
    dtype = np.result_type(dH, dh, dc, h)
    dX, dW, dR = (np.zeros(v.shape, dtype) for v in (X, W, R))
    db = np.zeros(len(W), dtype)
    dh, dc = dh.astype(dtype), dc.astype(dtype)
    for t in reversed(range(len(X))):
        dX[t], dh, dc, dW_t, dR_t, db_t = lstm_step_backward(dH[t] + dh, dc, steps[t])
        dW += dW_t
        dR += dR_t
        db += db_t
    return dX, (dh, dc), dW, dR, db

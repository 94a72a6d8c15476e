"""The simple (Elman) recurrent network: one step and a whole sequence, forward and backward.

    a_t = x_t Wᵀ + h_{t-1} Rᵀ + b
    h_t = tanh(a_t)

Elman 1990; torch.nn.RNN with b = b_ih + b_hh. Backward, with dh the gradient that arrives at h_t
from everything after it:

    da = dh tanh'(a_t)                      1 - h_t², but with all its digits where h_t is near ±1
    dx = da W,  dh_{t-1} = da R,  dW = daᵀ x_t,  dR = daᵀ h_{t-1},  db = Σ_batch da

Shapes: x (N, D), h (N, H), W (H, D), R (H, H), b (H,); a sequence adds time in front: X (T, N, D),
H (T, N, H). Parameter gradients are sums over batch and time. Traps: R is used transposed (a square
matrix hides the mistake), and dR at t = 1 reads the given h_0, not zero.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reference.activations import tanh_slope
from reference.arrays import Array, check_shapes, given


class RNNStep(NamedTuple):
    """What one step remembers for its backward pass."""

    x: Array
    h: Array  # the state before the step
    a: Array
    W: Array
    R: Array


class RNNSequence(NamedTuple):
    """What a sequence remembers for its backward pass."""

    X: Array
    h: Array
    W: Array
    R: Array
    steps: list[RNNStep]


def rnn_step(x: Array, h: Array, W: Array, R: Array, b: Array) -> tuple[Array, RNNStep]:
    """One step: x (N, D), h (N, H) -> the next h (N, H), cache. Raises ValueError for shapes that do not fit."""
    return _step(*given(1, "xhWRb", x, h, W, R, b))


def _step(x: Array, h: Array, W: Array, R: Array, b: Array) -> tuple[Array, RNNStep]:
    """The equations."""
    a = x @ W.T + h @ R.T + b
    return np.tanh(a), RNNStep(x, h, a, W, R)


def rnn_step_backward(dh: Array, cache: RNNStep) -> tuple[Array, Array, Array, Array, Array]:
    """Gradients of one step from dh (N, H): dx, dh, dW, dR, db."""
    x, h, a, W, R = cache
    da = dh * tanh_slope(a)
    return da @ W, da @ R, da.T @ x, da.T @ h, da.sum(axis=0)


def rnn_forward(X: Array, h: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array, RNNSequence]:
    """A sequence: X (T, N, D), h (N, H) -> H (T, N, H), the last h, cache. Raises ValueError as `rnn_step`."""
    X, h, W, R, b = given(1, "XhWRb", X, h, W, R, b)
    H = np.empty((len(X), *h.shape), h.dtype)
    first, steps = h, []
    for t, x in enumerate(X):
        h, step = _step(x, h, W, R, b)
        H[t] = h
        steps.append(step)
    return H, h, RNNSequence(X, first, W, R, steps)


def rnn_backward(dH: Array, dh: Array, cache: RNNSequence) -> tuple[Array, Array, Array, Array, Array]:
    """Gradients of a sequence from dH (T, N, H) and the last state's dh: dX, dh_0, dW, dR, db."""
    X, h, W, R, steps = cache
    check_shapes({"dH": dH, "dh": dh}, {"dH": (len(X), *h.shape), "dh": h.shape}, "gradients")
    dtype = np.result_type(dH, dh, h)
    dX, dW, dR = (np.zeros(v.shape, dtype) for v in (X, W, R))
    db = np.zeros(len(W), dtype)
    dh = dh.astype(dtype)
    for t in reversed(range(len(X))):
        dX[t], dh, dW_t, dR_t, db_t = rnn_step_backward(dH[t] + dh, steps[t])
        dW += dW_t
        dR += dR_t
        db += db_t
    return dX, dh, dW, dR, db

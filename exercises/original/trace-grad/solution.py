"""The truncated gradient of the cell with a forget gate, forwards in time: traces instead of a stored sequence."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def trace_grad(stream, W, R, b):
    """An iterator of pairs x (D,), target (H,); W (4H, D), R (4H, H), b (4H,) -> dW, dR, db."""
    h, c = np.zeros(R.shape[1]), np.zeros(R.shape[1])
    trace_i, trace_f, trace_g, dw = 0, 0, 0, 0
    for x, y in stream:
        u = np.concatenate([x, h, [1.0]])
        a = W @ x + R @ h + b
        a_i, a_f, a_g, a_o = np.split(a, 4)
        i, f, o = sigmoid(a_i), sigmoid(a_f), sigmoid(a_o)
        g = 4 * sigmoid(a_g) - 2
        trace_i = f[:, None] * trace_i + np.outer(g * i * (1 - i), u)
        trace_f = f[:, None] * trace_f + np.outer(c * f * (1 - f), u)
        trace_g = f[:, None] * trace_g + np.outer(i * (1 - g**2 / 4), u)
        c = f * c + i * g
        s = 2 * sigmoid(c) - 1
        h = o * s
        dh = h - y
        e = (dh * o * (1 - s**2) / 2)[:, None]
        dw_o = np.outer(dh * s * o * (1 - o), u)
        dw = dw + np.vstack([e * trace_i, e * trace_f, e * trace_g, dw_o])
    D = W.shape[1]
    return dw[:, :D], dw[:, D:-1], dw[:, -1]

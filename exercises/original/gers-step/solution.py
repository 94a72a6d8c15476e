"""One step of the LSTM of 1999: the cell of 1997 with a forget gate."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def gers_step(x, h, c, W, R, b):
    """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    i = sigmoid(a_i)
    f = sigmoid(a_f)
    g = 4 * sigmoid(a_g) - 2
    o = sigmoid(a_o)
    c_new = f * c + i * g
    s = 2 * sigmoid(c_new) - 1
    h_new = o * s
    return h_new, c_new

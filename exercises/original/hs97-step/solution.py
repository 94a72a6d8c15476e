"""One step of the LSTM of 1997: no forget gate, and its own two squashings."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def hs97_step(x, h, c, W, R, b):
    """x (N, D), h and c (N, H), W (3H, D), R (3H, H), b (3H,) -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_g, a_o = np.split(a, 3, axis=1)
    i = sigmoid(a_i)
    g = 4 * sigmoid(a_g) - 2
    o = sigmoid(a_o)
    c_new = c + i * g
    s = 2 * sigmoid(c_new) - 1
    h_new = o * s
    return h_new, c_new

"""NFG: an LSTM without a forget gate."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def nfg_step(x, h, c, W, R, b, p):
    """x (N, D), h and c (N, H), W (3H, D), R (3H, H), b (3H,) in blocks i g o, p (2H,) in i o -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_g, a_o = np.split(a, 3, axis=1)
    p_i, p_o = np.split(p, 2)
    i = sigmoid(a_i + p_i * c)
    g = np.tanh(a_g)
    c_new = c + i * g
    o = sigmoid(a_o + p_o * c_new)
    h_new = o * np.tanh(c_new)
    return h_new, c_new

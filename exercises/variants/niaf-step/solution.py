"""NIAF: an LSTM without an input activation."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def niaf_step(x, h, c, W, R, b, p):
    """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) in i f g o, p (3H,) in i f o -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    i = sigmoid(a_i + p_i * c)
    f = sigmoid(a_f + p_f * c)
    c_new = f * c + i * a_g
    o = sigmoid(a_o + p_o * c_new)
    h_new = o * np.tanh(c_new)
    return h_new, c_new

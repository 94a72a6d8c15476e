"""The LSTM of Jozefowicz and others, as printed."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def printed_lstm_step(x, h, c, W, R, b):
    """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) in blocks i j f o -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_j, a_f, a_o = np.split(a, 4, axis=1)
    i = np.tanh(a_i)
    j = sigmoid(a_j)
    f = sigmoid(a_f)
    o = np.tanh(a_o)
    c_new = f * c + i * j
    h_new = o * np.tanh(c_new)
    return h_new, c_new

"""LSTM-f: no forget gate, in the letters of Jozefowicz and others."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def lstm_f_step(x, h, c, W, R, b, literal):
    """x (N, D), h and c (N, H), W (3H, D), R (3H, H), b (3H,) in blocks i j o, literal or not -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_j, a_o = np.split(a, 3, axis=1)
    i = np.tanh(a_i)
    j = sigmoid(a_j)
    o = np.tanh(a_o) if literal else sigmoid(a_o)
    c_new = c + i * j
    h_new = o * np.tanh(c_new)
    return h_new, c_new

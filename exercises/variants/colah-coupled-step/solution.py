"""Coupled gates as Colah has them."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def colah_coupled_step(x, h, c, W, R, b):
    """x (N, D), h and c (N, H), W (3H, D), R (3H, H), b (3H,) in blocks f g o -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_f, a_g, a_o = np.split(a, 3, axis=1)
    f = sigmoid(a_f)
    g = np.tanh(a_g)
    c_new = f * c + (1 - f) * g
    o = sigmoid(a_o)
    h_new = o * np.tanh(c_new)
    return h_new, c_new

"""A GRU that replaces, and resets before the product."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def gru_chung_step(x, h, W, R, b):
    """x (N, D), h (N, H), W (3H, D), R (3H, H), b (3H,) in blocks r z n -> the new h (N, H)."""
    W_r, W_z, W_n = np.split(W, 3)
    R_r, R_z, R_n = np.split(R, 3)
    b_r, b_z, b_n = np.split(b, 3)
    r = sigmoid(x @ W_r.T + h @ R_r.T + b_r)
    z = sigmoid(x @ W_z.T + h @ R_z.T + b_z)
    n = np.tanh(x @ W_n.T + (r * h) @ R_n.T + b_n)
    h_new = (1 - z) * h + z * n
    return h_new

"""MUT1."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def mut1_step(x, h, W, R, b):
    """x (N, H), h (N, H), W (2H, H), R (2H, H), b (3H,) -> the new h (N, H)."""
    W_z, W_r = np.split(W, 2)
    R_r, R_n = np.split(R, 2)
    b_z, b_r, b_n = np.split(b, 3)
    z = sigmoid(x @ W_z.T + b_z)
    r = sigmoid(x @ W_r.T + h @ R_r.T + b_r)
    n = np.tanh((r * h) @ R_n.T + np.tanh(x) + b_n)
    h_new = (1 - z) * h + z * n
    return h_new

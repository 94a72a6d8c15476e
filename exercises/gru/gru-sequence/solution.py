"""A GRU over a sequence, in torch's convention."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def gru_step(x, h, W, R, b, bn):
    """x (N, D), h (N, H), W (3H, D), R (3H, H), b (3H,), bn (H,) -> the new h (N, H), cache."""
    a_r, a_z, a_n = np.split(x @ W.T + b, 3, axis=1)
    k_r, k_z, k_n = np.split(h @ R.T, 3, axis=1)
    r = sigmoid(a_r + k_r)
    z = sigmoid(a_z + k_z)
    q = k_n + bn
    n = np.tanh(a_n + r * q)
    h_new = z * h + (1 - z) * n
    return h_new, None


def gru_forward(X, h, W, R, b, bn):
    """X (T, N, D), h (N, H) -> H (T, N, H), the final h, cache."""
    H = np.zeros((len(X), *h.shape))
    for t in range(len(X)):
        h, _ = gru_step(X[t], h, W, R, b, bn)
        H[t] = h
    return H, h, None

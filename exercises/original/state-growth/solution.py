"""The largest cell at each step of a stream, with and without a forget gate."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def state_growth(X, W, R, b, forgets):
    """A stream X (T, N, D), W (4H, D), R (4H, H), b (4H,), whether there is a forget gate -> growth (T,)."""
    h = np.zeros((X.shape[1], R.shape[1]))
    c = np.zeros((X.shape[1], R.shape[1]))
    growth = []
    for x in X:
        a = x @ W.T + h @ R.T + b
        a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
        i = sigmoid(a_i)
        f = sigmoid(a_f) if forgets else 1.0
        g = 4 * sigmoid(a_g) - 2
        o = sigmoid(a_o)
        c = f * c + i * g
        h = o * (2 * sigmoid(c) - 1)
        growth.append(np.abs(c).max())
    return np.array(growth)

"""A simple recurrent network over a sequence."""

import numpy as np


def rnn_step(x, h, W, R, b):
    """x (N, D), h (N, H) -> the new h."""
    a = x @ W.T + h @ R.T + b
    return np.tanh(a)


def rnn_forward(X, h, W, R, b):
    """X (T, N, D), h (N, H) -> H (T, N, H), the final h, cache."""
    H = np.zeros((len(X), *h.shape))
    for t in range(len(X)):
        h = rnn_step(X[t], h, W, R, b)
        H[t] = h
    return H, h, None

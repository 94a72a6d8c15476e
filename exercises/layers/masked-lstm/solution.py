"""An LSTM over sequences of unlike lengths."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def masked_lstm(X, lengths, h, c, W, R, b):
    """X (T, N, D), lengths (N,), states (N, H), W, R, b in blocks i f g o -> outputs (T, N, H), the last h and c."""
    hs = []
    for t, x in enumerate(X):
        running = (t < lengths)[:, None]
        a_i, a_f, a_g, a_o = np.split(x @ W.T + h @ R.T + b, 4, axis=1)
        c_new = sigmoid(a_f) * c + sigmoid(a_i) * np.tanh(a_g)
        h_new = sigmoid(a_o) * np.tanh(c_new)
        c = np.where(running, c_new, c)
        h = np.where(running, h_new, h)
        hs.append(np.where(running, h_new, 0))
    return np.stack(hs), h, c

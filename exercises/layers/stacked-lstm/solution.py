"""LSTM layers on one another."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def run(X, h, c, p):
    """One layer: X (T, N, D), states (N, H), {W, R, b} in blocks i f g o -> outputs (T, N, H), the last h and c."""
    hs = []
    for x in X:
        a_i, a_f, a_g, a_o = np.split(x @ p["W"].T + h @ p["R"].T + p["b"], 4, axis=1)
        c = sigmoid(a_f) * c + sigmoid(a_i) * np.tanh(a_g)
        h = sigmoid(a_o) * np.tanh(c)
        hs.append(h)
    return np.stack(hs), h, c


def stacked_lstm(X, h, c, layers):
    """X (T, N, D), a list of states (N, H) and parameters -> outputs of the top (T, N, H), lists of last h and c."""
    hs = X
    h_last = []
    c_last = []
    for h_0, c_0, p in zip(h, c, layers, strict=True):
        hs, h_end, c_end = run(hs, h_0, c_0, p)
        h_last.append(h_end)
        c_last.append(c_end)
    return hs, h_last, c_last

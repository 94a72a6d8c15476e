"""An LSTM in both directions."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def run(X, p):
    """One direction, from states of zero: X (T, N, D), {W, R, b} in blocks i f g o -> outputs (T, N, H)."""
    h = c = np.zeros((X.shape[1], p["R"].shape[1]))
    hs = []
    for x in X:
        a_i, a_f, a_g, a_o = np.split(x @ p["W"].T + h @ p["R"].T + p["b"], 4, axis=1)
        c = sigmoid(a_f) * c + sigmoid(a_i) * np.tanh(a_g)
        h = sigmoid(a_o) * np.tanh(c)
        hs.append(h)
    return np.stack(hs)


def bilstm(X, pf, pb):
    """X (T, N, D), parameters of the forward and the backward direction -> outputs (T, N, 2H), forward first."""
    ahead = run(X, pf)
    behind = run(X[::-1], pb)[::-1]
    return np.concatenate([ahead, behind], axis=2)

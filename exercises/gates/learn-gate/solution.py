"""The learn gate."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def learn_gate(stm, event, p):
    """Short-term memory (N, H), event (N, D), {Wn, bn, Wi, bi} -> what is learned, what is new, the ignore factor."""
    u = np.concatenate([stm, event], axis=1)
    n = np.tanh(u @ p["Wn"].T + p["bn"])
    i = sigmoid(u @ p["Wi"].T + p["bi"])
    learned = n * i
    return learned, n, i

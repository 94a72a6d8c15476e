"""The forget gate."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def forget_gate(ltm, stm, event, p):
    """Long- and short-term memory (N, H), event (N, D), {Wf, bf} -> what is kept, the forget factor."""
    u = np.concatenate([stm, event], axis=1)
    f = sigmoid(u @ p["Wf"].T + p["bf"])
    kept = ltm * f
    return kept, f

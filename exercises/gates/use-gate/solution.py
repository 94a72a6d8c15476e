"""The use gate, as the lesson prints it and as libraries compute it."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def use_gate(kept, ltm, stm, event, p, mode):
    """What is kept, the new LTM, STM (N, H), event (N, D), {Wu, bu, Wv, bv}, "literal" or "standard" -> STM' (N, H)."""
    u = np.concatenate([stm, event], axis=1)
    v = sigmoid(u @ p["Wv"].T + p["bv"])
    if mode == "literal":
        memory = np.tanh(kept @ p["Wu"].T + p["bu"])
    else:
        memory = np.tanh(ltm)
    stm_new = memory * v
    return stm_new

"""The truncated gradient of the cell of 1997: no error goes back through the hidden state."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def hs97_truncated_backward(dH, dc, X, h, c, W, R, b):
    """dH (T, N, H), dc (N, H) of the last cell, X (T, N, D), first h and c -> dc_first (N, H), dW, dR, db."""
    kept = []
    for x in X:
        a = x @ W.T + h @ R.T + b
        a_i, a_g, a_o = np.split(a, 3, axis=1)
        i = sigmoid(a_i)
        g = 4 * sigmoid(a_g) - 2
        o = sigmoid(a_o)
        c = c + i * g
        s = 2 * sigmoid(c) - 1
        kept.append((x, h, i, g, o, s))
        h = o * s
    dW, dR, db = 0, 0, 0
    for t in reversed(range(len(X))):
        x, h, i, g, o, s = kept[t]
        da_o = dH[t] * s * o * (1 - o)
        dc = dc + dH[t] * o * (1 - s**2) / 2
        da_i = dc * g * i * (1 - i)
        da_g = dc * i * (1 - g**2 / 4)
        da = np.hstack([da_i, da_g, da_o])
        dW = dW + da.T @ x
        dR = dR + da.T @ h
        db = db + da.sum(axis=0)
    dc_first = dc
    return dc_first, dW, dR, db

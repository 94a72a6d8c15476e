"""Backpropagation through time that stops at the borders of windows."""

import numpy as np


def truncated_bptt(X, Y, h, W, R, b, k):
    """X (T, N, D), targets Y (T, N, H), first state h (N, H), W, R, b, windows of k steps -> dW, dR, db."""
    states = [h]
    for x in X:
        states.append(np.tanh(x @ W.T + states[-1] @ R.T + b))
    dW, dR, db = np.zeros(W.shape), np.zeros(R.shape), np.zeros(b.shape)
    carried = np.zeros(h.shape)
    for t in reversed(range(len(X))):
        dh = states[t + 1] - Y[t] + carried
        da = dh * (1 - states[t + 1] ** 2)
        dW += da.T @ X[t]
        dR += da.T @ states[t]
        db += da.sum(axis=0)
        carried = da @ R if t % k > 0 else np.zeros(h.shape)
    return dW, dR, db

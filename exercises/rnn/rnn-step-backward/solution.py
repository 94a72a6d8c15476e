"""One step of a simple recurrent network, forward and backward."""

import numpy as np


def rnn_step(x, h, W, R, b):
    """x (N, D), h (N, H), W (H, D), R (H, H), b (H,) -> the new h (N, H), cache."""
    a = x @ W.T + h @ R.T + b
    h_new = np.tanh(a)
    return h_new, (x, h, a, W, R)


def rnn_step_backward(dh, cache):
    """dh (N, H), of the new state -> dx (N, D), dh (N, H) of the old state, dW, dR, db."""
    x, h, a, W, R = cache
    h_new = np.tanh(a)
    da = dh * (1 - h_new**2)  # the slope of tanh at a, by its value

    dx = da @ W
    dh_old = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    return dx, dh_old, dW, dR, db

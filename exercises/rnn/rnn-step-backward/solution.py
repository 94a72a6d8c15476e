"""One step of a simple recurrent network, forward and backward."""

import numpy as np


def rnn_step(x, h, W, R, b):
    """x (N, D), h (N, H), W (H, D), R (H, H), b (H,) -> the new h (N, H), cache."""
    h_new = np.tanh(x @ W.T + h @ R.T + b)
    return h_new, (x, h, h_new, W, R)


def rnn_step_backward(dh, cache):
    """dh (N, H), of the new state -> dx (N, D), dh (N, H) of the old state, dW, dR, db."""
    x, h, h_new, W, R = cache
    da = dh * (1 - h_new**2)  # the slope of tanh at a, by its value
    return da @ W, da @ R, da.T @ x, da.T @ h, da.sum(axis=0)

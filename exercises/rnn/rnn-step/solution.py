"""One step of a simple recurrent network."""

import numpy as np


def rnn_step(x, h, W, R, b):
    """x (N, D), h (N, H), W (H, D), R (H, H), b (H,) -> the new h (N, H), cache."""
    a = x @ W.T + h @ R.T + b
    h_new = np.tanh(a)
    return h_new, None

"""One LSTM step, forward and backward. The task: task.md."""

import numpy as np  # noqa: F401


def lstm_step(x, h, c, W, R, b):
    """One step forward.

    x (N, D): the input.  h, c (N, H): the old hidden state and the old cell state.
    W (4H, D), R (4H, H), b (4H,): the weights, in four blocks of H rows: i, f, g, o.

    Returns the new h (N, H), the new c (N, H), and a cache: whatever the backward step needs.
    """
    raise NotImplementedError


def lstm_step_backward(dh, dc, cache):
    """One step backward.

    dh, dc (N, H): the gradients that arrive at the new h and the new c.  cache: what your lstm_step returned.

    Returns dx (N, D), dh (N, H) and dc (N, H) of the old states, dW (4H, D), dR (4H, H), db (4H,).
    """
    raise NotImplementedError

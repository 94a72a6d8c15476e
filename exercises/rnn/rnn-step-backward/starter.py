"""One step of a simple recurrent network, forward and backward. The task: task.md."""

import numpy as np  # noqa: F401


def rnn_step(x, h, W, R, b):
    """One step forward.

    x (N, D): the input.  h (N, H): the old hidden state.  W (H, D), R (H, H), b (H,): the weights.

    Returns the new h (N, H) and a cache: whatever the backward step needs.
    """
    raise NotImplementedError


def rnn_step_backward(dh, cache):
    """One step backward.

    dh (N, H): the gradient that arrives at the new h.  cache: what your rnn_step returned.

    Returns dx (N, D), dh (N, H) of the old state, dW (H, D), dR (H, H), db (H,).
    """
    raise NotImplementedError

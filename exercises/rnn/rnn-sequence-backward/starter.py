"""A simple recurrent network over a sequence, forward and backward. The task: task.md."""

import numpy as np  # noqa: F401


def rnn_forward(X, h, W, R, b):
    """A whole sequence forward.

    X (T, N, D): the inputs, time first.  h (N, H): the state before the first step.
    W (H, D), R (H, H), b (H,): the weights, the same at every step.

    Returns H (T, N, H), the hidden state of every step; h (N, H), the last of them; and a cache: whatever the backward
    pass needs.
    """
    raise NotImplementedError


def rnn_backward(dH, dh, cache):
    """Backward through the whole sequence.

    dH (T, N, H): the gradient that arrives at the output of every step.  dh (N, H): what arrives at the final state
    besides.  cache: what your rnn_forward returned.

    Returns dX (T, N, D), dh (N, H) of the initial state, dW (H, D), dR (H, H), db (H,).
    """
    raise NotImplementedError

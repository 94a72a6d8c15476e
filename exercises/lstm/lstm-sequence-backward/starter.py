"""An LSTM over a sequence, forward and backward. The task: task.md."""

import numpy as np  # noqa: F401


def lstm_forward(X, h, c, W, R, b):
    """A whole sequence forward.

    X (T, N, D): the inputs, time first.  h, c (N, H): the states before the first step.
    W (4H, D), R (4H, H), b (4H,): the weights, in four blocks of H rows: i, f, g, o.

    Returns H (T, N, H), the hidden state of every step; (h, c), the states after the last step; and a cache: whatever
    the backward pass needs.
    """
    raise NotImplementedError


def lstm_backward(dH, dfinal, cache):
    """Backward through the whole sequence.

    dH (T, N, H): the gradient that arrives at the output of every step.  dfinal = (dh, dc), each (N, H): what
    arrives at the final states besides.  cache: what your lstm_forward returned.

    Returns dX (T, N, D); (dh, dc), the gradients of the initial states; dW (4H, D), dR (4H, H), db (4H,).
    """
    raise NotImplementedError

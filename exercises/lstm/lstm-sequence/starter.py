"""An LSTM over a sequence. The task: task.md."""

import numpy as np  # noqa: F401


def lstm_forward(X, h, c, W, R, b):
    """A whole sequence forward.

    X (T, N, D): the inputs, time first.  h, c (N, H): the states before the first step.
    W (4H, D), R (4H, H), b (4H,): the weights, in four blocks of H rows: i, f, g, o.

    Returns H (T, N, H), the hidden state of every step; (h, c), the states after the last step; and a cache of your own
    (here it may be None).
    """
    raise NotImplementedError

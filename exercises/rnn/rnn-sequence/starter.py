"""A simple recurrent network over a sequence. The task: task.md."""

import numpy as np  # noqa: F401


def rnn_forward(X, h, W, R, b):
    """A whole sequence forward.

    X (T, N, D): the inputs, time first.  h (N, H): the state before the first step.
    W (H, D), R (H, H), b (H,): the weights, the same at every step.

    Returns H (T, N, H), the hidden state of every step; h (N, H), the last of them; and a cache of your own (here it
    may be None).
    """
    raise NotImplementedError

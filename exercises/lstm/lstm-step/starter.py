"""One LSTM step. The task: task.md."""

import numpy as np  # noqa: F401


def lstm_step(x, h, c, W, R, b):
    """One step forward.

    x (N, D): the input.  h, c (N, H): the old hidden state and the old cell state.
    W (4H, D), R (4H, H), b (4H,): the weights, in four blocks of H rows: i, f, g, o.

    Returns the new h (N, H), the new c (N, H), and a cache of your own (here it may be None).
    """
    raise NotImplementedError

"""One step of a simple recurrent network. The task: task.md."""

import numpy as np  # noqa: F401


def rnn_step(x, h, W, R, b):
    """One step forward.

    x (N, D): the input.  h (N, H): the old hidden state.  W (H, D), R (H, H), b (H,): the weights.

    Returns the new h (N, H) and a cache of your own (here it may be None).
    """
    raise NotImplementedError

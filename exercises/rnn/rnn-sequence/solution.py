"""A simple recurrent network over a sequence."""

import numpy as np


def rnn_forward(X, h, W, R, b):
    """X (T, N, D), h (N, H) -> H (T, N, H), the final h, cache."""
    outputs = []
    for x in X:
        h = np.tanh(x @ W.T + h @ R.T + b)
        outputs.append(h)
    return np.stack(outputs), h, None

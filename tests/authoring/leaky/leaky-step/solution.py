# leaky/leaky-step/solution.py
"""One step of a leaky unit."""

import numpy as np


def leaky_step(x, h, W, R, b):
    """One step forward: the new state (N, H), and a cache."""
    return h + 0.1 * (np.tanh(x @ W.T + h @ R.T + b) - h), None

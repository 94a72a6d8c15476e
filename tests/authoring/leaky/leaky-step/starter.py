# leaky/leaky-step/starter.py
"""One step of a leaky unit. The task: task.md."""

import numpy as np  # noqa: F401


def leaky_step(x, h, W, R, b):
    """One step forward: the new state (N, H), and a cache."""
    raise NotImplementedError

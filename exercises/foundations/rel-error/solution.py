"""The measure by which gradients are compared."""

import numpy as np


def rel_error(a, b):
    """The largest relative gap of two arrays (N, D): one number."""
    gap = np.abs(a - b)
    size = np.maximum(1e-8, np.abs(a) + np.abs(b))
    error = np.max(gap / size)
    return error

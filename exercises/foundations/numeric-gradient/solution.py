"""Central differences."""

import numpy as np


def numeric_grad(f, x, eps):
    """The gradient at x (N, D) of f, a function of such an array that gives one number: (N, D)."""
    grad = np.zeros(x.shape, dtype=x.dtype)
    for index in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[index] += eps
        down[index] -= eps
        grad[index] = (f(up) - f(down)) / (2 * eps)
    return grad

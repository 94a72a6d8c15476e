"""The direct path back through the cell of an LSTM."""

import numpy as np


def direct_path(fs):
    """Forget gates fs (T, N, H) -> (T, N, H): row t is the product of the gates from row t to the last."""
    path = np.empty_like(fs)
    factor = np.ones_like(fs[0])
    for t in reversed(range(len(fs))):
        factor = factor * fs[t]
        path[t] = factor
    return path

"""The temporal order problem: two signals among distractors, and the class is which came first and which second."""

import numpy as np


def order_batch(B, T, seed):
    """B samples of T steps -> X (T, B, 6), one-hot; y (B,), the class 2 · first + second, 0 to 3."""
    rng = np.random.default_rng(seed)
    symbols = rng.integers(0, 6, (T, B))
    first = rng.integers(0, 2, B)
    second = rng.integers(0, 2, B)
    early = rng.integers(2, T // 5, B)
    late = rng.integers(T // 2, T // 2 + T // 5, B)
    symbols[early, np.arange(B)] = first
    symbols[late, np.arange(B)] = second
    X = np.eye(6)[symbols]
    y = 2 * first + second
    return X, y

"""The adding problem: which two of many numbers count is marked, and what they add up to is asked at the end."""

import numpy as np


def adding_batch(B, T, seed):
    """B samples of T steps -> X (T, B, 2), a value and a marker at each step; y (B,), the sum of the marked values."""
    rng = np.random.default_rng(seed)
    values = rng.random((T, B))
    first = rng.integers(0, T // 2, B)
    second = rng.integers(T // 2, max(T - 1, T // 2 + 1), B)
    markers = np.zeros((T, B))
    markers[first, np.arange(B)] = 1
    markers[second, np.arange(B)] = 1
    X = np.stack([values, markers], axis=2)
    y = np.sum(values * markers, axis=0)
    return X, y

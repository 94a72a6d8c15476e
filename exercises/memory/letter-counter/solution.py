"""A counter: the memory goes up with every a and down with every b."""

import numpy as np

K = 40.0
STEP = 0.01


def counter_weights():
    """W (4H, 3), R (4H, H), b (4H,) in blocks i f g o; V (H,) and d: another b is expected while h·V + d > 0."""
    step = np.arctanh(STEP)
    W = np.array([[0, 0, 0], [0, 0, 0], [step, 0, -step], [0, 0, 0]])
    R = np.zeros((4, 1))
    b = np.array([K, K, 0, K])
    V = np.array([1.0])
    d = -np.tanh(STEP / 2)
    return W, R, b, V, d

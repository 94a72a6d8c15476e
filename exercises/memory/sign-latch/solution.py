"""A latch: it stores a sign, keeps it, and shows it when it is asked."""

import numpy as np

K = 40.0


def latch_weights():
    """W (4H, 3), R (4H, H), b (4H,) in blocks i f g o; inputs are set, value, cue, and the first unit answers."""
    W = np.array(
        [
            [2 * K, 0, 0],  # i: open when set
            [-2 * K, 0, 0],  # f: open but when set
            [0, 2, 0],  # g: the sign of the value
            [0, 0, 2 * K],  # o: open on cue
        ]
    )
    R = np.zeros((4, 1))
    b = np.array([-K, K, 0, -K])
    return W, R, b

"""The texts a X b, aa X bb, ... as one batch: what is read, what comes next, and where it can be known."""

import numpy as np

END = 3


def counting_batch(N):
    """N texts -> X (2N+1, N, 3), one-hot; targets (2N+1, N), 0 to 3; scored (2N+1, N), 1 where a step counts."""
    T = 2 * N + 1
    X, targets, scored = np.zeros((T, N, 3)), np.full((T, N), END), np.zeros((T, N))
    for n in range(1, N + 1):
        letters = [0] * n + [1] + [2] * n
        X[np.arange(2 * n + 1), n - 1, letters] = 1
        targets[: 2 * n, n - 1] = letters[1:]
        scored[n + 1 : 2 * n + 1, n - 1] = 1
    return X, targets, scored

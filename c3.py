import numpy as np
def counting_batch(N):
    T = 2 * N + 1
    X = np.zeros((T, N, 3))
    targets = np.full((T, N), 3)
    scored = np.zeros((T, N))
    for n in range(1, N + 1):
        codes = [0] * n + [1] + [2] * n
        start = T - len(codes)
        for t, c in enumerate(codes):
            X[start + t, n - 1, c] = 1
            targets[start + t, n - 1] = codes[t + 1] if t + 1 < len(codes) else 3
            scored[start + t, n - 1] = 1 if t >= n else 0
    return X, targets, scored

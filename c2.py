import numpy as np
def counting_batch(N):
    T = 2 * N + 1
    X = np.zeros((T, N, 3))
    targets = np.zeros((T, N), dtype=int)
    scored = np.zeros((T, N))
    for n in range(1, N + 1):
        text = "a" * n + "X" + "b" * n
        codes = ["aXb".index(c) for c in text] + [3]
        for t in range(len(text)):
            X[t, n - 1, codes[t]] = 1
            targets[t, n - 1] = codes[t + 1]
            scored[t, n - 1] = t >= n
    return X, targets, scored

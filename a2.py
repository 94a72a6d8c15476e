import numpy as np
def adding_batch(B, T, seed):
    rng = np.random.default_rng(seed)
    X = np.zeros((T, B, 2))
    y = np.zeros(B)
    for b in range(B):
        X[:, b, 0] = rng.random(T)
        i, j = rng.choice(T, size=2, replace=False)
        X[i, b, 1] = X[j, b, 1] = 1
        y[b] = X[i, b, 0] + X[j, b, 0]
    return X, y

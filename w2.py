import numpy as np
def welch_t(a, b):
    n, m = len(a), len(b)
    va, vb = np.var(a) / n, np.var(b) / m
    t = (a.mean() - b.mean()) / np.sqrt(va + vb)
    return t, (va + vb) ** 2 / (va ** 2 / (n - 1) + vb ** 2 / (m - 1))

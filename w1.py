import numpy as np
def welch_t(a, b):
    n, m = len(a), len(b)
    s2 = ((n - 1) * a.var(ddof=1) + (m - 1) * b.var(ddof=1)) / (n + m - 2)
    t = (a.mean() - b.mean()) / np.sqrt(s2 * (1 / n + 1 / m))
    return t, n + m - 2

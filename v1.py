import numpy as np
def variance_share(grid):
    m = grid.mean()
    r = grid.mean(axis=0)
    c = grid.mean(axis=1)
    total = ((grid - m) ** 2).mean()
    if total == 0:
        return 0.0, 0.0, 0.0
    rows = ((r - m) ** 2).mean() / total
    cols = ((c - m) ** 2).mean() / total
    return rows, cols, ((grid - r[None, :] - c[:, None] + m) ** 2).mean() / total

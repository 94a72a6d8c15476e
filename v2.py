import numpy as np
def variance_share(grid):
    total = grid.var(ddof=1) if grid.size > 1 else 0
    if total == 0:
        return 0.0, 0.0, 0.0
    r, c = grid.mean(axis=1), grid.mean(axis=0)
    rows = (r.var(ddof=1) if len(r) > 1 else 0) / total
    cols = (c.var(ddof=1) if len(c) > 1 else 0) / total
    left = grid - r[:, None] - c[None, :] + grid.mean()
    return rows, cols, left.var(ddof=1) / total

"""What rows and columns explain of the variance in a grid of results."""

import numpy as np


def variance_share(grid):
    """Results (R, C), a row for each value of one setting -> the shares of rows, columns, and what both leave over."""
    middle = np.mean(grid)
    row_means = np.mean(grid, axis=1)
    column_means = np.mean(grid, axis=0)
    total = np.mean((grid - middle) ** 2) if np.ptp(grid) > 0 else 1.0
    left = grid - row_means[:, None] - column_means + middle
    rows = np.mean((row_means - middle) ** 2) / total
    columns = np.mean((column_means - middle) ** 2) / total
    rest = 1 - rows - columns
    return rows, columns, rest

"""What rows and columns explain of the variance in a grid of results."""

import numpy as np


def variance_share(grid):
    """Results (R, C), a row for each value of one setting -> the shares of rows, columns, and what both leave over."""
    middle = np.mean(grid)
    row_means = np.mean(grid, axis=1)
    column_means = np.mean(grid, axis=0)
    total = np.mean((grid - middle) ** 2) if np.ptp(grid) > 0 else 1.0
    left = grid - row_means[:, None] - column_means + middle
    rows = np.std(row_means) / np.sqrt(total)
    columns = np.std(column_means) / np.sqrt(total)
    rest = np.sqrt(np.mean(left**2) / total)
    return rows, columns, rest

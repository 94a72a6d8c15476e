"""What goes wrong when variance is shared out; each replaces lines of the solution."""

import numpy as np

from exercises.study.shares import one_less_for_the_means  # noqa: F401
from grader.checks import Mutant, mutant


@mutant
def rows_and_columns_exchanged():
    """Has the shares of rows and columns the other way round: axis=0 goes along a column.

    Over which index is the mean of a row?
    """

    def variance_share(grid):
        middle = np.mean(grid)
        total = np.mean((grid - middle) ** 2) if np.ptp(grid) > 0 else 1.0
        shares = [np.mean((np.mean(grid, axis=axis) - middle) ** 2) / total for axis in (0, 1)]
        return *shares, 1 - sum(shares)

    return {"variance_share": variance_share}


def sums(grid, root=False, divided=True, one_less=False):
    """Shares of another measure than the variance, or of means that are estimated otherwise."""
    middle = np.mean(grid)
    row_means, column_means = np.mean(grid, axis=1), np.mean(grid, axis=0)
    parts = [row_means - middle, column_means - middle, grid - row_means[:, None] - column_means + middle]
    measure = (lambda a: np.sum(a**2) / max(a.size - 1, 1)) if one_less else (lambda a: np.mean(a**2))
    total = measure(grid - middle) if divided and np.ptp(grid) > 0 else 1.0
    found = [measure(part) / total for part in parts]
    return tuple(np.sqrt(found)) if root else tuple(found)


@mutant
def standard_deviations():
    """Compares standard deviations, which do not add up to 1.

    What adds up: variances, or their roots?
    """
    return {"variance_share": lambda grid: sums(grid, root=True)}


@mutant
def one_less():
    """Divides by one less than there are, for rows, columns and all results each: the shares do not add up to 1.

    How many squares is each of the three a mean of?
    """
    return {"variance_share": lambda grid: sums(grid, one_less=True)}


@mutant
def not_divided():
    """Gives the variances themselves, not their shares.

    What do the three numbers add up to?
    """
    return {"variance_share": lambda grid: sums(grid, divided=False)}


@mutant
def rest_of_nothing():
    """Divides by a variance of 0 where all results are alike.

    What is the share of nothing?
    """

    def variance_share(grid):
        grid = np.asarray(grid, dtype=float)
        found = sums(grid, divided=False)
        total = np.asarray(np.mean((grid - np.mean(grid)) ** 2))
        return tuple(np.asarray(part) / total for part in found)

    return {"variance_share": variance_share}


@mutant
def variance_within_rows():
    """Has for the rows' share what varies within rows, not what varies between their means.

    If every row is constant, is all of the variance the rows', or none?
    """

    def variance_share(grid):
        rows, columns, rest = sums(grid)
        return columns + rest, rows + rest, rest

    return {"variance_share": variance_share}


@mutant
def columns_leave_the_rest():
    """Has what the rows leave over for the rest, the columns' share included.

    What do the three shares add up to?
    """
    return {"rest": "np.mean((grid - row_means[:, None]) ** 2) / total"}


@mutant
def what_neither_leaves_multiplied():
    """Multiplies what the rows leave with what the columns leave, as if the two were chances.

    What do the three shares add up to?
    """
    return {"rest": "(1 - rows) * (1 - columns)"}


def left_over(grid, measure):
    """The rest as what the two shares leave of 1, of shares in some measure."""
    grid = np.asarray(grid, dtype=float)
    if np.ptp(grid) == 0:
        return 0.0, 0.0, 0.0
    total = measure(grid)
    rows, columns = measure(grid.mean(axis=1)) / total, measure(grid.mean(axis=0)) / total
    return rows, columns, 1 - rows - columns


@mutant
def roots_and_what_they_leave():
    """Compares standard deviations, which do not add up to 1.

    What adds up: variances, or their roots?
    """
    return {"variance_share": lambda grid: left_over(grid, np.std)}


@mutant
def one_less_and_what_they_leave():
    """Divides by one less than there are, for rows, columns and all results each.

    How many squares is each of the three a mean of?
    """

    def measure(numbers):
        return np.sum((numbers - np.mean(numbers)) ** 2) / max(numbers.size - 1, 1)

    return {"variance_share": lambda grid: left_over(grid, measure)}


@mutant
def all_is_rest():
    """Calls everything rest where all results are alike.

    What is the share of nothing?
    """

    def variance_share(grid):
        return sums(grid) if np.ptp(grid) > 0 else (0.0, 0.0, 1.0)

    return {"variance_share": variance_share}


@mutant
def divided_by_the_spread():
    """Divides mean squares by the standard deviation of all results, which is a root.

    Multiply all results by 10: should a share change?
    """
    return {"total": "np.sqrt(np.mean((grid - middle) ** 2)) if np.ptp(grid) > 0 else 1.0"}


WITHIN = [
    Mutant(
        f"variance_within_{name}_for_all",
        f"Divides by what results vary within {name} alone. What do the three shares add up to?",
        {"total": f"np.mean((grid - {means}) ** 2) or np.inf"},
    )
    for name, means in {"rows": "row_means[:, None]", "columns": "column_means"}.items()
]


@mutant
def one_result_less():
    """Divides by one result less for the variance of all, and by all of them for the shares.

    Is every one of the means taken over all that it is the mean of?
    """
    total = "np.sum((grid - middle) ** 2) / max(grid.size - 1, 1) if np.ptp(grid) > 0 else 1.0"
    return {"total": total}

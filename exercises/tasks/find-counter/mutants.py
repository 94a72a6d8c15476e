"""What goes wrong when a counting cell is looked for; each replaces lines of the solution."""

import numpy as np

from grader.checks import mutant


def found(correlations):
    """The first cell with the largest of these, and its own."""
    best = int(np.argmax(np.abs(correlations)))
    return best, correlations[best]


def correlated(C, counts, centred=True, lengths=True):
    """The correlations, with the means taken off or not, divided by lengths or not."""
    C, counts = np.asarray(C, dtype=float), np.asarray(counts, dtype=float)
    moved, wanted = (C - C.mean(axis=0), counts - counts.mean()) if centred else (C, counts)
    size = np.sqrt((moved**2).sum(axis=0)) * np.sqrt((wanted**2).sum())
    return wanted @ moved / np.where((size > 0) & lengths, size, 1)


@mutant
def only_upwards():
    """Passes over cells that count backwards.

    Has a cell that goes down with every letter lost the count?
    """
    return {"best": "int(np.argmax(correlations))"}


@mutant
def sign_lost():
    """Gives the size of the correlation, without its sign.

    Which correlation has a cell that goes down when the count goes up?
    """
    return {"correlation": "abs(correlations[best])"}


@mutant
def cells_not_centred():
    """Leaves the means on: every cell that is far from zero seems to follow.

    What is left of a cell that is 100, 101, 100 when its mean is off?
    """
    return {"find_counter": lambda C, counts: found(correlated(C, counts, centred=False))}


@mutant
def largest_cell():
    """Finds the cell that moves most, not the one that follows best: the covariance depends on a cell's size.

    Multiply one cell by 100: should it be found more easily?
    """
    return {"find_counter": lambda C, counts: found(correlated(C, counts, lengths=False))}


@mutant
def covariance():
    """Gives the covariance: it depends on how far a cell moves.

    Multiply one cell by 100: should it be found more easily?
    """
    return {"find_counter": lambda C, counts: found(correlated(C, counts, lengths=False) / len(counts))}


@mutant
def covariance_of_a_sample():
    """Gives the covariance: it depends on how far a cell moves.

    Multiply one cell by 100: should it be found more easily?
    """
    return {"find_counter": lambda C, counts: found(correlated(C, counts, lengths=False) / (len(counts) - 1))}


@mutant
def silent_cells_divide_by_zero():
    """Divides by the length of a cell that never moves.

    What is 0 / 0, and is it larger than 0.9?
    """
    return {"correlations": "wanted @ moved / np.asarray(lengths)"}


@mutant
def over_the_cells():
    """Takes the means over the cells, not over the steps.

    Which axis of C are the steps?
    """
    return {"moved": "C - C.mean(axis=1, keepdims=True)"}


@mutant
def from_one():
    """Counts the cells from 1.

    Which number has the first cell?
    """
    return {"best": "int(np.argmax(np.abs(correlations))) + 1", "correlation": "correlations[best - 1]"}


@mutant
def last_of_equal_ones():
    """Takes the last of cells that follow equally well.

    Two cells are alike: which of them is best?
    """

    def find_counter(C, counts):
        size = np.abs(correlated(C, counts))
        best = len(size) - 1 - int(np.argmax(size[::-1]))
        return best, correlated(C, counts)[best]

    return {"find_counter": find_counter}


@mutant
def explained_share():
    """Gives the square of the correlation.

    Can a square be negative?
    """
    return {"correlation": "correlations[best] ** 2"}


@mutant
def follows_it_least():
    """Looks for the cell that follows the count least.

    Is it the largest or the smallest correlation that tells of a counter?
    """
    return {"best": "int(np.argmin(np.abs(correlations)))"}


@mutant
def steepest_cell():
    """Finds the cell that moves most for each count, not the one that follows best.

    Multiply one cell by 100: should it be found more easily?
    """
    return {"best": "int(np.argmax(np.abs(wanted @ moved)))"}


@mutant
def of_what_changes():
    """Compares by how much cell and count change from step to step.

    Which of the two numbers of a step does the formula take: the count, or by how much it has grown?
    """
    return {"find_counter": lambda C, counts: found(correlated(np.diff(C, axis=0), np.diff(counts)))}


@mutant
def cells_without_signs():
    """Takes the sizes of the cells, without their signs.

    Does a cell that goes from -3 to 3 go up, or down and up again?
    """
    return {"find_counter": lambda C, counts: found(correlated(np.abs(C), counts))}


@mutant
def widest_cell():
    """Finds the cell with the largest number, not the one that follows best.

    Multiply one cell by 100: should it be found more easily?
    """
    return {"best": "int(np.argmax(np.abs(C).max(axis=0)))"}


@mutant
def one_less_below():
    """Divides the mean of the products by lengths that are made with one step less.

    How many steps is each of the three sums of the formula taken over?
    """
    return {"correlations": "wanted @ moved / np.where(lengths > 0, lengths, 1) * (len(C) - 1) / len(C)"}


def ranks(numbers):
    """Which place each number of a column has, the smallest 0."""
    return np.argsort(np.argsort(numbers, axis=0, kind="stable"), axis=0, kind="stable")


@mutant
def ranks_compared():
    """Compares the ranks of the numbers, not the numbers.

    What are C and the count put through before their means are taken off?
    """
    return {"find_counter": lambda C, counts: found(correlated(ranks(C), ranks(counts)))}


@mutant
def nearest_cell():
    """Finds the cell whose numbers are nearest to the counts.

    Does a cell that goes from -1 to 1 while the count goes from 0 to 20 follow it?
    """
    return {"best": "int(np.argmin(np.sum((C - counts[:, None]) ** 2, axis=0)))"}

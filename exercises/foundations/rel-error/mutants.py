"""What goes wrong when gradients are compared."""

import numpy as np

from grader.checks import mutant


@mutant
def largest_gap_by_largest_size():
    """Divides the largest gap by the largest size: a wrong entry that is small does not show.

    Is the maximum taken before the division, or behind it?
    """
    return {"rel_error": lambda a, b: np.abs(a - b).max() / max(1e-8, (np.abs(a) + np.abs(b)).max())}


@mutant
def norms():
    """Compares the norms of the whole arrays: a wrong entry that is small does not show.

    For how many entries is the quotient asked?
    """
    norm = np.linalg.norm
    return {"rel_error": lambda a, b: norm(a - b) / max(1e-8, norm(a) + norm(b))}


@mutant
def mean_of_the_quotients():
    """Takes the mean of the quotients: among many right entries a wrong one does not show.

    Which entry should decide?
    """
    return {"rel_error": lambda a, b: np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))}


@mutant
def no_floor():
    """Divides zero by zero where both entries are zero.

    What keeps the denominator away from zero?
    """
    return {"rel_error": lambda a, b: np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))}


@mutant
def size_of_the_sum():
    """Divides by the size of the sum, which is small where the signs differ.

    Take a = 1 and b = -1: how far apart are they?
    """
    return {"rel_error": lambda a, b: np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b)))}


@mutant
def relative_to_the_second():
    """Divides by the second array alone, so that the order of the two matters.

    What is the error of a and b, and what that of b and a?
    """
    return {"rel_error": lambda a, b: np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(b)))}

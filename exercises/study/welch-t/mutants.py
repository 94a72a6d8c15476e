"""What goes wrong with Welch's t; each replaces lines of the solution."""

import numpy as np

from grader.checks import mutant


@mutant
def divided_by_n():
    """Divides the sum of squares by n: numpy's variance does unless it is told otherwise.

    By what is the sum of squares divided when the mean is taken from the same numbers?
    """
    return {"variance": lambda results: np.sum((results - np.mean(results)) ** 2) / len(results)}


@mutant
def variances_pooled():
    """Pools the two variances into one, as in the test that Student made for equal ones.

    Do both have the same variance here?
    """

    def welch_t(a, b):
        n, m = len(a), len(b)
        pooled = ((n - 1) * np.var(a, ddof=1) + (m - 1) * np.var(b, ddof=1)) / (n + m - 2)
        return (np.mean(a) - np.mean(b)) / np.sqrt(pooled * (1 / n + 1 / m)), float(n + m - 2)

    return {"welch_t": welch_t}


@mutant
def degrees_of_students_test():
    """Has n + m - 2 degrees of freedom, as in the test for equal variances.

    What remains of them if all the variance is in one of the two?
    """
    return {"df": "float(len(a) + len(b) - 2)"}


@mutant
def degrees_rounded():
    """Rounds the degrees of freedom down.

    Has the formula a rounding?
    """
    return {"df": "np.floor((va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1)))"}


@mutant
def without_a_sign():
    """Leaves out the sign of t.

    Which sign has t where a has the smaller mean?
    """
    return {"t": "abs(np.mean(a) - np.mean(b)) / np.sqrt(va + vb)"}


@mutant
def difference_turned_round():
    """Takes the first mean from the second.

    Which sign has t where a has the smaller mean?
    """
    return {"t": "(np.mean(b) - np.mean(a)) / np.sqrt(va + vb)"}


@mutant
def standard_deviations_added():
    """Adds standard errors, not their squares.

    Which add up for the difference of two means: variances, or their roots?
    """
    return {"t": "(np.mean(a) - np.mean(b)) / (np.sqrt(va) + np.sqrt(vb))"}


@mutant
def root_left_out():
    """Divides by the variance of the difference, not by its root.

    Multiply all results by 10: should t change?
    """
    return {"t": "(np.mean(a) - np.mean(b)) / (va + vb)"}


@mutant
def spread_for_error():
    """Divides by the spread of the results, not by the standard error of the means.

    What becomes of the error of a mean when there are four times as many results?
    """
    return {"t": "(np.mean(a) - np.mean(b)) / np.sqrt(variance(a) + variance(b))"}


@mutant
def degrees_divided_by_n():
    """Has n and m in the degrees of freedom where n - 1 and m - 1 belong.

    With as many of each and variances alike, do 2(n - 1) come out?
    """
    return {"df": "(va + vb) ** 2 / (va**2 / len(a) + vb**2 / len(b))"}


@mutant
def degrees_of_a_table():
    """Has no more than thirty degrees of freedom, as some tables end there.

    Does the formula have an end?
    """
    return {"df": "np.minimum(30.0, (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1)))"}


@mutant
def degrees_without_squares():
    """Leaves out the squares in the degrees of freedom.

    With as many of each and variances alike, do 2(n - 1) come out?
    """
    return {"df": "(va + vb) / (va / (len(a) - 1) + vb / (len(b) - 1))"}


@mutant
def degrees_of_the_smaller():
    """Has the degrees of freedom of the smaller number of results, which is a lower bound.

    With as many of each and variances alike, do 2(n - 1) come out?
    """
    return {"df": "float(min(len(a), len(b)) - 1)"}


@mutant
def numbers_exchanged():
    """Divides each variance by how many results the other has.

    Whose mean becomes more certain when a is longer?
    """
    return {"va": "variance(a) / len(b)", "vb": "variance(b) / len(a)"}


@mutant
def variances_pooled_in_t():
    """Pools the two variances in t, as Student's test does, and has the right degrees of freedom.

    Do both have the same variance here?
    """
    pooled = "((len(a) - 1) * variance(a) + (len(b) - 1) * variance(b)) / (len(a) + len(b) - 2)"
    return {"t": f"(np.mean(a) - np.mean(b)) / np.sqrt({pooled} * (1 / len(a) + 1 / len(b)))"}


@mutant
def degrees_under_one_line():
    """Divides the sum of both squares by n + m - 2, not each square by its own number less one.

    With as many of each and variances alike, do 2(n - 1) come out?
    """
    return {"df": "(va + vb) ** 2 / ((va**2 + vb**2) / (len(a) + len(b) - 2))"}


@mutant
def degrees_rounded_to_the_nearest():
    """Rounds the degrees of freedom to the nearest whole number.

    Has the formula a rounding?
    """
    return {"df": "np.rint((va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1)))"}


@mutant
def medians_compared():
    """Takes the medians, not the means.

    Of what is s² / n the squared error: of a mean, or of the one in the middle?
    """
    return {"t": "(np.median(a) - np.median(b)) / np.sqrt(va + vb)"}


@mutant
def standard_deviations_for_variances():
    """Divides the standard deviations by n and m, not the variances.

    Is s or its square divided?
    """
    return {"variance": lambda results: np.std(results, ddof=1)}


@mutant
def degrees_in_the_other_form():
    """Has n + 1 and m + 1 below and takes 2 off, as some books approximate it.

    Which numbers stand in the brackets of the last line?
    """
    return {"df": "(va + vb) ** 2 / (va**2 / (len(a) + 1) + vb**2 / (len(b) + 1)) - 2"}

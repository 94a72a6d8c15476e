"""What goes wrong with a sigmoid."""

import numpy as np

from grader.checks import mutant


@mutant
def infinity_by_infinity():
    """Divides infinity by infinity where x is large: exp(x) overflows near 709.

    Which of the two ways to write σ is safe for which sign of x?
    """
    return {"sigmoid": lambda x: np.exp(x) / (1 + np.exp(x))}


@mutant
def sign_turned():
    """Answers with one minus the sigmoid: the sign in the exponential is turned.

    Should the result grow with x?
    """
    return {"sigmoid": lambda x: np.exp(-np.logaddexp(0, x))}


@mutant
def of_twice_x():
    """Answers with the sigmoid of 2x, or with a tanh brought between 0 and 1.

    Compare with the sigmoid at a point that you know.
    """
    return {"sigmoid": lambda x: 0.5 * (1 + np.tanh(x))}


@mutant
def tanh():
    """Answers with tanh, which goes from -1 to 1.

    Which range does a gate have?
    """
    return {"sigmoid": np.tanh}


@mutant
def over_all_entries():
    """Divides by a sum over the entries: that is softmax, in which entries know of each other.

    What does one gate know of the next?
    """

    def sigmoid(x):
        e = np.exp(x - x.max(initial=0.0))
        return e / e.sum(axis=-1, keepdims=True)

    return {"sigmoid": sigmoid}


@mutant(wraps=True)
def rows_and_columns_only():
    """Works for arrays of two axes alone.

    What in the function asks for rows and columns?
    """

    def sigmoid(x):
        rows, columns = x.shape
        return np.exp(-np.logaddexp(0, -x)).reshape(rows, columns)

    return {"sigmoid": sigmoid}

"""What goes wrong with the slope of tanh."""

import numpy as np

from grader.checks import mutant


@mutant
def tanh_applied_again():
    """Applies tanh to what is the output of tanh already.

    Is the argument here the value of the candidate, or what went into it?
    """
    return {"dtanh": lambda t: 1 - np.tanh(t) ** 2}


@mutant
def slope_of_sigmoid():
    """Has the slope of the sigmoid.

    Differentiate tanh itself, and look at its slope at zero.
    """
    return {"dtanh": lambda t: t * (1 - t)}


@mutant
def square_missing():
    """Takes one minus t, without a square.

    What is the slope where t is -1?
    """
    return {"dtanh": lambda t: 1 - t}

"""What goes wrong on the way from a half-life to its bias."""

import numpy as np

from grader.checks import mutant


def logit(r):
    """The bias of a gate."""
    return np.log(r / (1 - r))


@mutant
def gate_itself():
    """Has the gate, not the bias of which it is the sigmoid.

    Which function undoes the sigmoid?
    """
    return {"bias_for": lambda n: 2 ** (-1 / n)}


@mutant
def sign_turned():
    """Has the sign turned: the longer the half-life, the more it forgets.

    Is the bias of an open gate large or small?
    """
    return {"bias_for": lambda n: -logit(2 ** (-1 / n))}


@mutant
def upside_down():
    """Takes 2 to the power -n for the gate: the shorter the half-life, the more it keeps.

    How often is the gate applied until one half is left?
    """

    def bias_for(n):
        with np.errstate(all="ignore"):
            return logit(2.0 ** (-n))

    return {"bias_for": bias_for}


@mutant
def time_constant():
    """Makes 1/e, not one half, of what is left after n steps.

    Which share is left after a half-life?
    """
    return {"bias_for": lambda n: logit(np.exp(-1 / n))}


@mutant
def rule_of_thumb():
    """Uses the rule of thumb, which holds for long half-lives alone.

    Try it on n = 1.
    """
    return {"bias_for": lambda n: np.log(n / np.log(2))}

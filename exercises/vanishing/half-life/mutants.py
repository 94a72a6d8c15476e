"""What goes wrong with half-lives."""

import numpy as np

from grader.checks import mutant


def rate(b):
    """-ln σ(b)."""
    return np.logaddexp(0, -b)


@mutant
def upside_down():
    """Has the reciprocal: a large bias, which keeps long, gets a short half-life.

    Does a gate near 1 keep for many steps or for few?
    """
    return {"halflife": lambda b: rate(b) / np.log(2)}


@mutant
def time_constant():
    """Has the time after which 1/e is left.

    Which share is left after a half-life?
    """
    return {"halflife": lambda b: 1 / rate(b)}


@mutant
def same_loss_each_step():
    """Takes every step to lose the same amount, (1 - f) of the beginning.

    Is what is lost a share of the beginning, or of what is left?
    """
    return {"halflife": lambda b: 0.5 / (1 - np.exp(-rate(b)))}


@mutant
def bias_of_forgetting():
    """Has the sign of the bias turned: a large bias forgets at once.

    Is the gate open or shut where its bias is large?
    """
    return {"halflife": lambda b: np.log(2) / rate(-b)}


@mutant
def gate_rounded():
    """Computes the gate first, which is rounded to 1 where the bias is large.

    Is there a way to the logarithm of σ(b) that does not pass σ(b)?
    """

    def halflife(b):
        with np.errstate(all="ignore"):
            return np.log(0.5) / np.log(1 / (1 + np.exp(-b)))

    return {"halflife": halflife}

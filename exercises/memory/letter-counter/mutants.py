"""What goes wrong with a counter."""

import numpy as np

from grader.checks import Mutant, mutant

K, STEP = 40.0, 0.01


def counter(a=STEP, X=0.0, b=-STEP, i=K, f=K, i_b=0.0, border=None):
    """The function of a counter with other steps, gates or another border."""
    W = np.array([[0, 0, i_b], [0, 0, 0], [np.arctanh(a), np.arctanh(X), np.arctanh(b)], [0, 0, 0]])
    border = np.tanh(STEP / 2) if border is None else border
    weights = W, np.zeros((4, 1)), np.array([i, f, 0, K]), np.array([1.0]), -border
    return {"counter_weights": lambda: weights}


@mutant
def leaks():
    """Counts with a forget gate that is not quite one: what was counted first has faded when it is needed.

    What is left of 50 after 50 steps?
    """
    return counter(f=4.0)


LEAKING = [
    Mutant(f"leaks_with_a_bias_of_{bias:g}", leaks.advice, counter(f=bias), family=True)
    for bias in (1.0, 2.0, 2.5, 3.0, 3.5, 4.5, 5.0, 6.0)
]


@mutant
def counts_the_X():
    """Counts the X as one more.

    Which letter leaves the memory as it is?
    """
    return counter(X=STEP)


@mutant
def never_counts_down():
    """Adds for every a and takes nothing off for a b, so that the end never comes.

    What should be left after as many b as a?
    """
    return counter(b=0.0)


@mutant
def border_too_high():
    """Expects the end one b too early.

    Between which two counts does the border lie?
    """
    return counter(border=np.tanh(1.5 * STEP))


@mutant
def border_too_low():
    """Expects one b too many.

    Between which two counts does the border lie?
    """
    return counter(border=-np.tanh(STEP / 2))


@mutant
def steps_of_unlike_size():
    """Goes down in smaller steps than it goes up.

    How often does the one step go into the other?
    """
    return counter(b=-0.98 * STEP)


@mutant
def saturates():
    """Counts in steps so large that tanh cannot tell a large count from a larger one, or the border from a count.

    How large is tanh of the border, and how large the count at which the end comes?
    """
    W, up = np.zeros((8, 3)), np.arctanh(0.5)
    W[4, 0] = W[5, 2] = up  # one unit counts a, the other b
    b = np.array([K, K, K, K, 0, 0, K, K])
    weights = W, np.zeros((8, 2)), b, np.array([1.0, -1.0]), -1e-6
    return {"counter_weights": lambda: weights}


@mutant
def forgets():
    """Keeps nothing from step to step.

    Which gate has to be open for a sum to grow?
    """
    return counter(f=-K)


def laid(rows=(0, 1, 2, 3), columns=(0, 1, 2)):
    """The function of the right counter, its blocks or the columns of W in another order."""
    W, R, b, V, d = counter()["counter_weights"]()
    weights = W[list(rows)][:, list(columns)], R, b[list(rows)], V, d
    return {"counter_weights": lambda: weights}


@mutant
def candidate_last():
    """Has the candidate behind the output gate.

    In which order do the four blocks stand?
    """
    return laid(rows=(0, 1, 3, 2))


@mutant
def candidate_second():
    """Has the candidate before the forget gate.

    In which order do the four blocks stand?
    """
    return laid(rows=(0, 2, 1, 3))


@mutant
def X_read_last():
    """Takes the columns of W for a, b, X.

    Which letter does the second column of W read?
    """
    return laid(columns=(0, 2, 1))

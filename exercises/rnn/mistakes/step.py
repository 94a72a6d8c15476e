"""Mistakes in one step forward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes import sums
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.of_numbers import (
    doubled_tanhs,
    quotient_tanh,
    results_in_one_buffer,
    rows_beyond_64_zero,
    softmax,
    weights_kept_by_identity,
)
from grader.checks import Parts, mutant

SUMS = gathered(sums)


@mutant
def tanh_missing() -> Parts:
    """Returns the sum itself as the new state: it grows without bound.

    What squashes the sum?
    """
    return {"activation": lambda a: a}


@mutant
def tanh_twice() -> Parts:
    """Sends the sum through tanh twice.

    How often does the equation of the new state squash?
    """
    return {"activation": lambda a: np.tanh(np.tanh(a))}


@mutant
def state_sigmoid() -> Parts:
    """Sends the sum through a sigmoid, which keeps the state between 0 and 1.

    Can a state be negative?
    """
    return {"activation": lambda a: 0.5 * (1.0 + np.tanh(0.5 * a))}


@mutant
def state_relu() -> Parts:
    """Sends the sum through a ReLU: the state grows without bound and is never negative.

    Between which bounds does a state lie?
    """
    return {"activation": lambda a: np.maximum(a, 0.0)}


@rare
def state_clipped() -> Parts:
    """Clips the sum to [-1, 1]: the bounds are right, but what is between them is not.

    Which smooth function has these bounds?
    """
    return {"activation": lambda a: np.clip(a, -1.0, 1.0)}


@rare
def state_softmax() -> Parts:
    """Sends the sum through a softmax, which makes the units compete.

    How many states add up to one here?
    """
    return {"activation": softmax}


@rare
def state_sine() -> Parts:
    """Sends the sum through a sine.

    Look at the h in the function's name.
    """
    return {"activation": np.sin}


@rare
def state_tan() -> Parts:
    """Sends the sum through np.tan, the tangent of an angle.

    Look at the function's name: one letter makes it another one.
    """
    return {"activation": np.tan}


@rare
def tanh_sign() -> Parts:
    """Has the new state with the opposite sign.

    Look at the sign of the sum, and at that of what it goes through.
    """
    return {"activation": lambda a: -np.tanh(a)}


@mutant
def tanh_from_exponentials() -> Parts:
    """Divides infinity by infinity where the sum is large: exp overflows near 709.

    Which ready-made function avoids the quotient?
    """
    return {"activation": quotient_tanh}


DOUBLED = doubled_tanhs("tanh", "activation")


@mutant
def new_state_not_stored() -> Parts:
    """Computes the new state, but returns the old one.

    Look at the names on the return line.
    """
    return {"returned": lambda k: k.h}


@mutant
def old_state_added() -> Parts:
    """Adds the old state to the new one.

    By which single way does the old state enter?
    """
    return {"returned": lambda k: k.h_new + k.h}


@rare
def states_averaged() -> Parts:
    """Returns the mean of the old and the new state.

    What is left of the old state after a step, but through the sum?
    """
    return {"returned": lambda k: 0.5 * (k.h_new + k.h)}


@mutant
def recurrent_term_outside_tanh() -> Parts:
    """Adds the old state's part outside the tanh.

    Look at where the bracket of tanh closes.
    """
    return {"returned": lambda k: np.tanh(k.x @ k.W.T + k.b) + k.h @ k.R.T}


@rare
def input_term_outside_tanh() -> Parts:
    """Adds the input's part outside the tanh.

    Look at where the bracket of tanh closes.
    """
    return {"returned": lambda k: np.tanh(k.h @ k.R.T + k.b) + k.x @ k.W.T}


@rare
def bias_outside_tanh() -> Parts:
    """Adds the bias outside the tanh.

    Look at where the bracket of tanh closes.
    """
    return {"returned": lambda k: np.tanh(k.x @ k.W.T + k.h @ k.R.T) + k.b}


@rare
def tanh_of_each_term() -> Parts:
    """Adds the tanh of the input's part and the tanh of the state's part.

    How often does the equation use tanh?
    """
    return {"returned": lambda k: np.tanh(k.x @ k.W.T) + np.tanh(k.h @ k.R.T + k.b)}


OTHERS = [rows_beyond_64_zero, weights_kept_by_identity, results_in_one_buffer]

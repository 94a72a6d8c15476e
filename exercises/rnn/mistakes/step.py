"""Mistakes in one step forward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes import sums
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.of_numbers import (
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
    """The new state is tanh of the sum; yours is the sum itself."""
    return {"activation": lambda a: a}


@mutant
def tanh_twice() -> Parts:
    """The sum goes through tanh once; yours goes through it twice."""
    return {"activation": lambda a: np.tanh(np.tanh(a))}


@mutant
def state_sigmoid() -> Parts:
    """The state must be able to be negative, so it takes tanh; a sigmoid keeps it between 0 and 1."""
    return {"activation": lambda a: 0.5 * (1.0 + np.tanh(0.5 * a))}


@mutant
def state_relu() -> Parts:
    """The sum goes through tanh; a ReLU lets the state grow without bound and never be negative."""
    return {"activation": lambda a: np.maximum(a, 0.0)}


@rare
def state_clipped() -> Parts:
    """The sum goes through tanh; clipping it to [-1, 1] is another function."""
    return {"activation": lambda a: np.clip(a, -1.0, 1.0)}


@rare
def state_softmax() -> Parts:
    """Each unit has a state of its own: use tanh elementwise; softmax makes the units compete."""
    return {"activation": softmax}


@rare
def state_sine() -> Parts:
    """The sum goes through the hyperbolic tangent; yours goes through a sine."""
    return {"activation": np.sin}


@rare
def state_tan() -> Parts:
    """The sum goes through tanh, the hyperbolic tangent; np.tan is the tangent of an angle."""
    return {"activation": np.tan}


@rare
def tanh_sign() -> Parts:
    """The new state is tanh of the sum; yours has the opposite sign."""
    return {"activation": lambda a: -np.tanh(a)}


@mutant
def tanh_from_exponentials() -> Parts:
    """exp overflows for large arguments and the quotient becomes nan: use np.tanh, which is safe."""
    return {"activation": quotient_tanh}


@mutant
def new_state_not_stored() -> Parts:
    """You compute the new state but return the old one."""
    return {"returned": lambda k: k.h}


@mutant
def old_state_added() -> Parts:
    """The new state replaces the old one; yours adds the old one to it."""
    return {"returned": lambda k: k.h_new + k.h}


@rare
def states_averaged() -> Parts:
    """The new state replaces the old one; yours is the mean of both."""
    return {"returned": lambda k: 0.5 * (k.h_new + k.h)}


@mutant
def recurrent_term_outside_tanh() -> Parts:
    """The whole sum goes through tanh; in yours the old state's part is added outside."""
    return {"returned": lambda k: np.tanh(k.x @ k.W.T + k.b) + k.h @ k.R.T}


@rare
def input_term_outside_tanh() -> Parts:
    """The whole sum goes through tanh; in yours the input's part is added outside."""
    return {"returned": lambda k: np.tanh(k.h @ k.R.T + k.b) + k.x @ k.W.T}


@rare
def bias_outside_tanh() -> Parts:
    """The whole sum goes through tanh; in yours the bias is added outside."""
    return {"returned": lambda k: np.tanh(k.x @ k.W.T + k.h @ k.R.T) + k.b}


@rare
def tanh_of_each_term() -> Parts:
    """The whole sum goes through one tanh; yours adds the tanh of the input's part and that of the state's part."""
    return {"returned": lambda k: np.tanh(k.x @ k.W.T) + np.tanh(k.h @ k.R.T + k.b)}


OTHERS = [rows_beyond_64_zero, weights_kept_by_identity, results_in_one_buffer]

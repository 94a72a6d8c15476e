"""Mistakes in the gradient of the candidate: da_g = dc' i (1 - g²)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.lstm.mistakes.cell_path import through_h
from exercises.lstm.parts import PARTS, sigmoid_slope, tanh_slope
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts, mutant


@mutant
def double_tanh_candidate() -> Parts:
    """Takes another tanh of g for the candidate's slope.

    Of what is g the tanh already?
    """
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - np.tanh(k.g) ** 2)}


@mutant
def candidate_slope_from_preactivation() -> Parts:
    """Squares the candidate's pre-activation for its slope.

    What is squared in the slope of tanh: what goes in, or what comes out?
    """
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.ag**2)}


@mutant
def candidate_slope_of_sigmoid() -> Parts:
    """Takes g(1 - g) for the candidate's slope, which is that of a sigmoid.

    Which function gave g?
    """
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.g)}


@mutant
def candidate_slope_missing() -> Parts:
    """Leaves the slope out of the candidate's gradient.

    What lies between the pre-activation and g?
    """
    return {"da_g": lambda k, dct, dh, dc: dct * k.i}


@rare
def candidate_slope_at_the_gradient() -> Parts:
    """Takes the slope of the candidate's tanh at the gradient that arrives.

    On which value of the forward pass does a slope depend?
    """
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - np.tanh(dct * k.i) ** 2)}


@mutant
def candidate_gradient_sign() -> Parts:
    """Has the candidate's gradient with the wrong sign.

    Look at the signs on the way to it.
    """
    return {"da_g": lambda k, dct, dh, dc: -PARTS["da_g"](k, dct, dh, dc)}


@mutant
def input_gate_missing_in_dg() -> Parts:
    """Leaves the input gate out of the candidate's gradient, in the term that comes through h.

    What scales the candidate on both paths?
    """
    return {"da_g": lambda k, dct, dh, dc: (dc * k.i + through_h(k, dh)) * tanh_slope(k.g)}


@mutant
def input_gate_left_out_of_dg() -> Parts:
    """Leaves the input gate out of the candidate's gradient.

    What scales the candidate?
    """
    return {"da_g": lambda k, dct, dh, dc: dct * tanh_slope(k.g)}


@mutant
def extra_candidate_factor() -> Parts:
    """Has the candidate as a factor of its own gradient, and a slope only on the term that comes through h.

    What does the candidate scale, and what reaches both terms?
    """
    return {"da_g": lambda k, dct, dh, dc: dc * k.i + through_h(k, dh) * k.i * k.g * tanh_slope(k.g)}


@mutant
def bracket_around_wrong_product() -> Parts:
    """Closes the bracket of the slope of tanh(c) too late, and has the candidate's slope on that term alone.

    What does a step return when nothing arrives?
    """
    return {"da_g": lambda k, dct, dh, dc: dc * k.i + k.o * (1 - k.t**2 * k.i * dh) * tanh_slope(k.g)}


@mutant
def equations_as_first_printed() -> Parts:
    """Has the gradients of i, f and g as an early course notebook printed them, without brackets.

    There a slope reaches only what comes through h, and g is a factor of its own gradient. Which terms does a slope
    multiply?
    """
    return {
        "da_i": lambda k, dct, dh, dc: dc * k.g + through_h(k, dh) * k.g * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dc * k.c + through_h(k, dh) * k.c * sigmoid_slope(k.f),
        "da_g": lambda k, dct, dh, dc: dc * k.i + through_h(k, dh) * k.i * k.g * tanh_slope(k.g),
    }


def printed(name: str, da_g: Callable[..., Array]) -> Mutant:
    """A gradient of the candidate as the course's notebook once had it: itself a factor, and a tanh of a tanh."""
    advice = (
        "Has the candidate itself as a factor of its gradient, and squares another tanh of it for the "
        "slope, as a course's notebook once printed it. What does the candidate scale, and of what is it "
        "the tanh already?"
    )
    return Mutant(f"extra_candidate_factor_double_tanh{name}", advice, {"da_g": da_g}, family=True)


def double_slope(k: Any) -> Array:
    """1 - tanh(g)^2, where g is a tanh already."""
    found: Array = tanh_slope(np.tanh(k.g))
    return found


AS_PRINTED = [
    printed("", lambda k, dct, dh, dc: dc * k.i + through_h(k, dh) * k.i * k.g * double_slope(k)),
    printed("_in_bracket", lambda k, dct, dh, dc: (dc + through_h(k, dh) * k.g) * k.i * double_slope(k)),
    printed("_everywhere", lambda k, dct, dh, dc: dct * k.i * k.g * double_slope(k)),
]

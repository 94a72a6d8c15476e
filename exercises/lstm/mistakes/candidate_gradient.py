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
    """g is already a tanh, so its slope is 1 - g squared, without another tanh."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - np.tanh(k.g) ** 2)}


@mutant
def candidate_slope_from_preactivation() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; yours squares the pre-activation."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.ag**2)}


@mutant
def candidate_slope_of_sigmoid() -> Parts:
    """The candidate is a tanh, so its slope is 1 - g^2; g(1 - g) is the slope of a sigmoid."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.g)}


@mutant
def candidate_slope_missing() -> Parts:
    """On its way to the pre-activation, the candidate's gradient passes the slope of tanh, 1 - g^2."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i}


@rare
def candidate_slope_not_squared() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; the square is missing."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.g)}


@rare
def candidate_slope_square_outside() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; yours squares the whole difference, (1 - g)^2."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.g) ** 2}


@rare
def candidate_slope_of_the_gate() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; yours squares the input gate."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.i**2)}


@rare
def candidate_slope_of_the_cell() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; yours squares tanh(c)."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * tanh_slope(k.t)}


@rare
def candidate_slope_at_the_gradient() -> Parts:
    """The slope of the candidate's tanh is taken at g, not at the gradient that arrives."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - np.tanh(dct * k.i) ** 2)}


@mutant
def candidate_gradient_sign() -> Parts:
    """The candidate's gradient has the wrong sign."""
    return {"da_g": lambda k, dct, dh, dc: -PARTS["da_g"](k, dct, dh, dc)}


@rare
def candidate_gradient_zero() -> Parts:
    """The candidate gets no gradient; it has one, like the gates."""
    return {"da_g": lambda k, dct, dh, dc: 0.0 * dct}


@rare
def candidate_gradient_through_forget_gate() -> Parts:
    """The candidate enters the cell through the input gate, so its gradient is scaled by i, not by f."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.f * tanh_slope(k.g)}


@rare
def candidate_gradient_through_output_gate() -> Parts:
    """The candidate enters the cell through the input gate, so its gradient is scaled by i, not by o."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.o * tanh_slope(k.g)}


@rare
def candidate_gradient_through_itself() -> Parts:
    """The candidate enters the cell through the input gate, so its gradient is scaled by i, not by g."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.g * tanh_slope(k.g)}


@mutant
def input_gate_missing_in_dg() -> Parts:
    """Both paths reach the candidate through the input gate, so i multiplies both terms."""
    return {"da_g": lambda k, dct, dh, dc: (dc * k.i + through_h(k, dh)) * tanh_slope(k.g)}


@mutant
def input_gate_left_out_of_dg() -> Parts:
    """The candidate enters the cell through the input gate, so its gradient is scaled by i."""
    return {"da_g": lambda k, dct, dh, dc: dct * tanh_slope(k.g)}


@mutant
def extra_candidate_factor() -> Parts:
    """The candidate itself does not appear as a factor in its own gradient; drop it and bracket the two terms."""
    return {"da_g": lambda k, dct, dh, dc: dc * k.i + through_h(k, dh) * k.i * k.g * tanh_slope(k.g)}


@rare
def extra_candidate_factor_in_bracket() -> Parts:
    """The candidate itself does not appear as a factor in its own gradient; drop it from the term through h."""
    return {"da_g": lambda k, dct, dh, dc: (dc + through_h(k, dh) * k.g) * k.i * tanh_slope(k.g)}


@rare
def extra_candidate_factor_everywhere() -> Parts:
    """The candidate itself does not appear as a factor in its own gradient; drop it."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * k.g * tanh_slope(k.g)}


@mutant
def bracket_around_wrong_product() -> Parts:
    """Close the bracket right after tanh squared; a backward step must return zero when the arriving gradient is."""
    return {"da_g": lambda k, dct, dh, dc: dc * k.i + k.o * (1 - k.t**2 * k.i * dh) * tanh_slope(k.g)}


@rare
def bracket_around_wrong_product_in_bracket() -> Parts:
    """Close the bracket right after tanh squared: the 1 in 1 - tanh(c)^2 is multiplied by the gradient, too."""
    return {"da_g": lambda k, dct, dh, dc: (dc * k.i + k.o * (1 - k.t**2 * k.i * dh)) * tanh_slope(k.g)}


@mutant
def equations_as_first_printed() -> Parts:
    """Your gradients of i, f and g are those of an early course notebook, which lacks brackets; derive them anew.

    There the slope of a gate multiplies only what comes through h, and the candidate is a factor of its own gradient.
    """
    return {
        "da_i": lambda k, dct, dh, dc: dc * k.g + through_h(k, dh) * k.g * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dc * k.c + through_h(k, dh) * k.c * sigmoid_slope(k.f),
        "da_g": lambda k, dct, dh, dc: dc * k.i + through_h(k, dh) * k.i * k.g * tanh_slope(k.g),
    }


def printed(name: str, da_g: Callable[..., Array]) -> Mutant:
    """A gradient of the candidate as the course's notebook once had it: itself a factor, and a tanh of a tanh."""
    advice = (
        "Has the candidate itself as a factor of its gradient, and squares another tanh of it for the slope, as a "
        "course's notebook once printed it. What does the candidate scale, and of what is it the tanh already?"
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

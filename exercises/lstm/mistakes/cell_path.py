"""Mistakes on the way of the gradients through the cell state: dc' = dc + dh o (1 - tanh²(c')), dc = dc' f."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.lstm.parts import sigmoid_slope, tanh_slope
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Parts, mutant


def through_h(k: Any, dh: Array) -> Array:
    """What reaches the cell from h alone."""
    found: Array = dh * k.o * tanh_slope(k.t)
    return found


@mutant
def dc_overwritten() -> Parts:
    """Keeps of the cell's gradient only what comes through h: the arriving dc is overwritten.

    Who uses the cell state, besides this step's output?
    """
    return {"dcell": lambda k, dh, dc: through_h(k, dh)}


@mutant
def dc_from_h_missing() -> Parts:
    """Keeps of the cell's gradient only the arriving dc: nothing comes through h.

    Who uses the cell state, besides the next step?
    """
    return {"dcell": lambda k, dh, dc: dc}


@mutant
def tanh_missing_in_dc() -> Parts:
    """Squares c where the slope of the tanh around c is taken.

    What is squared in the slope of tanh: what goes in, or what comes out?
    """
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.c_new**2)}


@mutant
def tanh_slope_from_h() -> Parts:
    """Squares h for the slope of the tanh around c, and h has the output gate in it. What comes out of that tanh?"""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.h_new**2)}


@rare
def tanh_slope_at_old_cell() -> Parts:
    """Takes the slope of the tanh around c at the old cell state.

    Which of the two cell states goes through that tanh?
    """
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * tanh_slope(np.tanh(k.c))}


@mutant
def double_tanh_in_dc() -> Parts:
    """Takes another tanh of tanh(c) for its slope. How often does the cell state go through tanh?"""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - np.tanh(k.t) ** 2)}


@mutant
def tanh_slope_missing_in_dc() -> Parts:
    """Leaves the slope of the tanh around c out. What lies between the cell state and h, besides the output gate?"""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o}


@mutant
def tanh_slope_not_squared() -> Parts:
    """Takes 1 - tanh(c) for the slope of the tanh around c, without a square.

    What is the slope where c is far below zero?
    """
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.t)}


@rare
def tanh_slope_square_outside() -> Parts:
    """Squares the whole difference, (1 - tanh(c))^2, for the slope of the tanh around c.

    Look at what the exponent belongs to.
    """
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.t) ** 2}


@mutant
def output_gate_missing_in_dc() -> Parts:
    """Leaves the output gate out where dh goes to c. What lies between the cell state and h, besides the tanh?"""
    return {"dcell": lambda k, dh, dc: dc + dh * tanh_slope(k.t)}


@rare
def dh_passed_whole_to_dc() -> Parts:
    """Adds dh to the cell's gradient as it is. What lies between the cell state and h?"""
    return {"dcell": lambda k, dh, dc: dc + dh}


@mutant
def dc_subtracted() -> Parts:
    """Subtracts what reaches the cell through h from the arriving dc.

    With which signs do two uses of one value come together?
    """
    return {"dcell": lambda k, dh, dc: dc - through_h(k, dh)}


@rare
def dc_scaled_by_slope_too() -> Parts:
    """Scales the arriving dc by the output gate and the slope of tanh, too.

    Which of the two gradients has come through h?
    """
    return {"dcell": lambda k, dh, dc: (dc + dh) * k.o * tanh_slope(k.t)}


@rare
def dc_scaled_by_tanh_slope() -> Parts:
    """Scales the arriving dc by the slope of tanh, too.

    Look at the bracket: which of the two gradients has come through h?
    """
    return {"dcell": lambda k, dh, dc: (dc + dh * k.o) * tanh_slope(k.t)}


@rare
def dc_scaled_by_forget_gate_first() -> Parts:
    """Scales the arriving dc by the forget gate before it is used.

    Does dc belong to the cell state before the step, or after it?
    """
    return {"dcell": lambda k, dh, dc: dc * k.f + through_h(k, dh)}


@mutant
def forget_gate_missing_in_dc_old() -> Parts:
    """Leaves the forget gate out of the old cell state's gradient. By what is the old cell state multiplied?"""
    return {"dc_old": lambda k, dct, dh, dc: dct}


@rare
def forget_slope_in_dc_old() -> Parts:
    """Scales the old cell state's gradient by the slope f(1 - f).

    By what is the old cell state multiplied: by the gate, or by its slope?
    """
    return {"dc_old": lambda k, dct, dh, dc: dct * sigmoid_slope(k.f)}


@mutant
def dc_old_is_dc() -> Parts:
    """Returns the arriving dc as the gradient of the old cell state.

    By what is the old cell state multiplied, and what else reaches the cell?
    """
    return {"dc_old": lambda k, dct, dh, dc: dc}


@mutant
def dc_old_from_dc_alone() -> Parts:
    """Makes the gradient of the old cell state from the arriving dc alone.

    On which other way does a gradient reach the cell?
    """
    return {"dc_old": lambda k, dct, dh, dc: dc * k.f}


@mutant
def dc_prev_extra_terms() -> Parts:
    """Adds the arriving dc to the gradient of the old cell state, beside the forget gate's path.

    On how many ways does the old cell state enter the step?
    """
    return {"dc_old": lambda k, dct, dh, dc: dct * k.f + dc}


@rare
def dc_prev_sum_of_paths() -> Parts:
    """Sums the paths through f, i, g and h in the gradient of the old cell state.

    On how many ways does the old cell state enter the step?
    """
    return {"dc_old": lambda k, dct, dh, dc: k.f * dc + k.i * k.g * dc + through_h(k, dh)}


@rare
def dc_prev_through_candidate() -> Parts:
    """Adds the input gate's path to the gradient of the old cell state.

    On how many ways does the old cell state enter the step?
    """
    return {"dc_old": lambda k, dct, dh, dc: dct * k.f + dct * k.i * k.g}

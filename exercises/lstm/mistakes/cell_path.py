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
    """The cell state is used twice, by this step's output and by the next step, so add the two gradients."""
    return {"dcell": lambda k, dh, dc: through_h(k, dh)}


@mutant
def dc_from_h_missing() -> Parts:
    """h depends on c through tanh, so part of dh must flow into the gradient of c."""
    return {"dcell": lambda k, dh, dc: dc}


@mutant
def tanh_missing_in_dc() -> Parts:
    """The derivative of tanh is one minus tanh squared, so square tanh(c), not c."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.c_new**2)}


@mutant
def tanh_slope_from_h() -> Parts:
    """The slope of the tanh around c is 1 - tanh(c)^2; yours squares h, which has the output gate in it."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.h_new**2)}


@rare
def tanh_slope_at_old_cell() -> Parts:
    """The slope of the tanh around c is taken at the new cell state; yours is taken at the old one."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * tanh_slope(np.tanh(k.c))}


@mutant
def double_tanh_in_dc() -> Parts:
    """tanh(c) is squared once more through another tanh: its slope is 1 - tanh(c)^2."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - np.tanh(k.t) ** 2)}


@mutant
def tanh_slope_missing_in_dc() -> Parts:
    """h = o * tanh(c): on its way to c, dh passes the slope of that tanh, 1 - tanh(c)^2."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o}


@mutant
def tanh_slope_not_squared() -> Parts:
    """The slope of tanh is 1 - tanh(c)^2; the square is missing."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.t)}


@rare
def tanh_slope_square_outside() -> Parts:
    """The slope of tanh is 1 - tanh(c)^2; yours squares the whole difference, (1 - tanh(c))^2."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.t) ** 2}


@rare
def tanh_value_for_slope() -> Parts:
    """On its way to c, dh passes the slope of tanh, 1 - tanh(c)^2; yours is multiplied by tanh(c) itself."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * k.t}


@rare
def tanh_slope_of_sigmoid_in_dc() -> Parts:
    """The cell leaves through a tanh, whose slope is 1 - tanh(c)^2; t(1 - t) is the slope of a sigmoid."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * sigmoid_slope(k.t)}


@mutant
def output_gate_missing_in_dc() -> Parts:
    """h = o * tanh(c): on its way to c, dh is scaled by the output gate."""
    return {"dcell": lambda k, dh, dc: dc + dh * tanh_slope(k.t)}


@rare
def forget_gate_for_output_gate_in_dc() -> Parts:
    """h = o * tanh(c): on its way to c, dh is scaled by the output gate, not by the forget gate."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.f * tanh_slope(k.t)}


@rare
def input_gate_for_output_gate_in_dc() -> Parts:
    """h = o * tanh(c): on its way to c, dh is scaled by the output gate, not by the input gate."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.i * tanh_slope(k.t)}


@rare
def dh_passed_whole_to_dc() -> Parts:
    """On its way to c, dh is scaled by the output gate and by the slope of tanh; yours is added as it is."""
    return {"dcell": lambda k, dh, dc: dc + dh}


@mutant
def dc_subtracted() -> Parts:
    """The two gradients that reach the cell are added; one of yours has the wrong sign."""
    return {"dcell": lambda k, dh, dc: dc - through_h(k, dh)}


@rare
def dc_scaled_by_slope_too() -> Parts:
    """Only what comes through h passes the output gate and the slope of tanh; dc arrives at the cell as it is."""
    return {"dcell": lambda k, dh, dc: (dc + dh) * k.o * tanh_slope(k.t)}


@rare
def dc_scaled_by_tanh_slope() -> Parts:
    """Only what comes through h passes the slope of tanh; dc arrives at the cell as it is: mind the bracket."""
    return {"dcell": lambda k, dh, dc: (dc + dh * k.o) * tanh_slope(k.t)}


@rare
def dc_scaled_by_forget_gate_first() -> Parts:
    """dc arrives at the new cell state as it is; the forget gate scales only what goes on to the old one."""
    return {"dcell": lambda k, dh, dc: dc * k.f + through_h(k, dh)}


@rare
def dc_counted_twice() -> Parts:
    """dc arrives at the cell once; here it is added twice."""
    return {"dcell": lambda k, dh, dc: 2 * dc + through_h(k, dh)}


@rare
def dh_counted_twice_in_dc() -> Parts:
    """What reaches the cell through h is added once; here it is added twice."""
    return {"dcell": lambda k, dh, dc: dc + 2 * through_h(k, dh)}


@mutant
def forget_gate_missing_in_dc_old() -> Parts:
    """The old cell state enters scaled by the forget gate, so its gradient is f times the gradient of c."""
    return {"dc_old": lambda k, dct, dh, dc: dct}


@rare
def input_gate_in_dc_old() -> Parts:
    """The old cell state enters through the forget gate, so its gradient is scaled by f, not by i."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.i}


@rare
def output_gate_in_dc_old() -> Parts:
    """The old cell state enters through the forget gate, so its gradient is scaled by f, not by o."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.o}


@rare
def forget_complement_in_dc_old() -> Parts:
    """The old cell state enters scaled by f, so its gradient is scaled by f, not by 1 - f."""
    return {"dc_old": lambda k, dct, dh, dc: dct * (1.0 - k.f)}


@rare
def forget_slope_in_dc_old() -> Parts:
    """The old cell state enters scaled by f, so its gradient is scaled by f, not by the slope f(1 - f)."""
    return {"dc_old": lambda k, dct, dh, dc: dct * sigmoid_slope(k.f)}


@rare
def old_cell_in_dc_old() -> Parts:
    """The old cell state enters scaled by f, so its gradient is scaled by f, not by the old cell state itself."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.c}


@mutant
def dc_old_is_dc() -> Parts:
    """The gradient of the old cell state is f times that of the new one; yours is the dc that arrived."""
    return {"dc_old": lambda k, dct, dh, dc: dc}


@mutant
def dc_old_from_dc_alone() -> Parts:
    """The gradient of the old cell state is f times everything that reaches c, the part through h included."""
    return {"dc_old": lambda k, dct, dh, dc: dc * k.f}


@rare
def dc_old_from_h_alone() -> Parts:
    """The gradient of the old cell state is f times everything that reaches c, the arriving dc included."""
    return {"dc_old": lambda k, dct, dh, dc: through_h(k, dh) * k.f}


@rare
def forget_gate_on_one_term_of_dc_old() -> Parts:
    """Put both terms in brackets: f multiplies the whole gradient of c, not only the dc that arrived."""
    return {"dc_old": lambda k, dct, dh, dc: dc * k.f + through_h(k, dh)}


@rare
def forget_gate_on_h_term_of_dc_old() -> Parts:
    """Put both terms in brackets: f multiplies the whole gradient of c, not only what came through h."""
    return {"dc_old": lambda k, dct, dh, dc: dc + through_h(k, dh) * k.f}


@mutant
def dc_prev_extra_terms() -> Parts:
    """The old cell state enters only through the forget gate: its gradient is f times that of c and nothing else."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.f + dc}


@rare
def dc_prev_sum_of_paths() -> Parts:
    """The old cell state enters only through the forget gate; yours sums the paths through f, i, g and h."""
    return {"dc_old": lambda k, dct, dh, dc: k.f * dc + k.i * k.g * dc + through_h(k, dh)}


@rare
def dc_prev_through_candidate() -> Parts:
    """The old cell state enters only through the forget gate; the input gate's path has no part in its gradient."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.f + dct * k.i * k.g}

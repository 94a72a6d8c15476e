"""Wrong factors in the gradients of the three gates: what a gate scales is the factor of its gradient."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.lstm.mistakes.cell_path import through_h
from exercises.lstm.parts import sigmoid_slope, tanh_slope
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts, mutant


@mutant
def do_from_c() -> Parts:
    """h = o * tanh(c), so the output gate's gradient is scaled by tanh(c), not by c."""
    return {"da_o": lambda k, dct, dh, dc: dh * k.c_new * sigmoid_slope(k.o)}


@rare
def do_from_old_c() -> Parts:
    """h = o * tanh(c) with the new c, so the output gate's gradient is scaled by tanh of the new cell state."""
    return {"da_o": lambda k, dct, dh, dc: dh * np.tanh(k.c) * sigmoid_slope(k.o)}


@rare
def tanh_of_old_cell_in_backward() -> Parts:
    """Backward needs tanh of the new cell state, for the output gate's gradient and for the slope.

    Yours takes that of the old one: look which of the two the cache holds.
    """
    return {
        "da_o": lambda k, dct, dh, dc: dh * np.tanh(k.c) * sigmoid_slope(k.o),
        "dcell": lambda k, dh, dc: dc + dh * k.o * tanh_slope(np.tanh(k.c)),
    }


@rare
def di_and_dg_exchanged() -> Parts:
    """c = f * c_old + i * g: the input gate's gradient is scaled by g and the candidate's by i; yours by their own."""
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.i),
        "da_g": lambda k, dct, dh, dc: dct * k.g * tanh_slope(k.g),
    }


@mutant
def do_from_dc() -> Parts:
    """The output gate acts on h alone, so its gradient comes from dh, not from the gradient of the cell."""
    return {"da_o": lambda k, dct, dh, dc: dct * k.t * sigmoid_slope(k.o)}


@rare
def do_from_arriving_dc() -> Parts:
    """The output gate acts on h alone, so its gradient comes from dh, not from dc."""
    return {"da_o": lambda k, dct, dh, dc: dc * k.t * sigmoid_slope(k.o)}


@rare
def do_from_dh_and_dc() -> Parts:
    """The output gate acts on h alone, so its gradient comes from dh; dc has no part in it."""
    return {"da_o": lambda k, dct, dh, dc: (dh + dc) * k.t * sigmoid_slope(k.o)}


@mutant
def do_without_cell() -> Parts:
    """h = o * tanh(c), so tanh(c) is a factor of the output gate's gradient."""
    return {"da_o": lambda k, dct, dh, dc: dh * sigmoid_slope(k.o)}


@rare
def do_from_h() -> Parts:
    """h = o * tanh(c), so the output gate's gradient is scaled by tanh(c), not by h."""
    return {"da_o": lambda k, dct, dh, dc: dh * k.h_new * sigmoid_slope(k.o)}


@rare
def do_from_tanh_slope() -> Parts:
    """h = o * tanh(c), so the output gate's gradient is scaled by tanh(c), not by the slope of that tanh."""
    return {"da_o": lambda k, dct, dh, dc: dh * tanh_slope(k.t) * sigmoid_slope(k.o)}


@rare
def do_double_tanh() -> Parts:
    """tanh(c) is squashed once more: the output gate's gradient is scaled by tanh(c), with one tanh."""
    return {"da_o": lambda k, dct, dh, dc: dh * np.tanh(k.t) * sigmoid_slope(k.o)}


@mutant
def df_from_new_cell() -> Parts:
    """The forget gate scales the old cell state: its gradient is scaled by c_prev, not by the new c."""
    return {"da_f": lambda k, dct, dh, dc: dct * k.c_new * sigmoid_slope(k.f)}


@mutant
def df_from_candidate() -> Parts:
    """The forget gate scales the old cell state: its gradient is scaled by c_prev, not by the candidate."""
    return {"da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f)}


@rare
def df_without_old_cell() -> Parts:
    """The forget gate scales the old cell state, so c_prev is a factor of its gradient."""
    return {"da_f": lambda k, dct, dh, dc: dct * sigmoid_slope(k.f)}


@rare
def df_from_tanh_of_old_cell() -> Parts:
    """The forget gate scales the old cell state as it is: its gradient is scaled by c_prev, not by its tanh."""
    return {"da_f": lambda k, dct, dh, dc: dct * np.tanh(k.c) * sigmoid_slope(k.f)}


@rare
def df_from_old_h() -> Parts:
    """The forget gate scales the old cell state: its gradient is scaled by c_prev, not by h_prev."""
    return {"da_f": lambda k, dct, dh, dc: dct * k.h * sigmoid_slope(k.f)}


@mutant
def di_from_old_cell() -> Parts:
    """The input gate scales the candidate: its gradient is scaled by g, not by the old cell state."""
    return {"da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i)}


@mutant
def di_without_candidate() -> Parts:
    """The input gate scales the candidate, so g is a factor of its gradient."""
    return {"da_i": lambda k, dct, dh, dc: dct * sigmoid_slope(k.i)}


@rare
def di_from_preactivation() -> Parts:
    """The input gate scales the candidate: its gradient is scaled by g = tanh(a), not by a itself."""
    return {"da_i": lambda k, dct, dh, dc: dct * k.ag * sigmoid_slope(k.i)}


@mutant
def di_and_df_exchanged() -> Parts:
    """The input gate's gradient takes g and the forget gate's takes c_prev; yours are exchanged."""
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f),
    }


def own_factor(gate: str) -> Mutant:
    """A gate's own value where the value that it scales belongs."""
    words, scaled = {"i": ("input", "g"), "f": ("forget", "c_prev"), "o": ("output", "tanh(c)")}[gate]

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        s = getattr(k, gate)
        found: Array = (dh if gate == "o" else dct) * s * sigmoid_slope(s)
        return found

    advice = f"The gradient of the {words} gate is scaled by what the gate scales, {scaled}, not by the gate itself."
    return Mutant(f"d{gate}_from_{gate}", advice, {f"da_{gate}": da}, family=True)


OWN_FACTORS = [own_factor(gate) for gate in "ifo"]


def gate_without(gate: str, factor: str, missing: str) -> Mutant:
    """One gate hears only of one of the two gradients."""
    words = {"i": "input gate", "f": "forget gate", "g": "candidate"}[gate]
    slope = tanh_slope if gate == "g" else sigmoid_slope

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        up = through_h(k, dh) if missing == "dc" else dc
        found: Array = up * getattr(k, factor) * slope(getattr(k, gate))
        return found

    source = "dc, the gradient that arrives at the cell" if missing == "dc" else "what comes to the cell through h"
    advice = f"The gradient of the {words} must hear of {source}, too."
    return Mutant(f"{missing}_missing_in_{gate}", advice, {f"da_{gate}": da}, family=True)


LOST = [(gate, factor, lost) for gate, factor in ("ig", "fc", "gi") for lost in ("dc", "dh")]
HALF_HEARD = [gate_without(*lost) for lost in LOST]


def gates_without(missing: str) -> Parts:
    """The three that act on the cell hear only of one of the two gradients."""
    made = [gate_without(*lost) for lost in LOST if lost[2] == missing]
    return {part: value for one in made for part, value in one.replaces.items()}


@rare
def dc_missing_in_gates() -> Parts:
    """The gates and the candidate must hear of dc, too: their gradients come from the sum of what reaches the cell."""
    return gates_without("dc")


@mutant
def dh_missing_in_gates() -> Parts:
    """The gates and the candidate must hear of dh, too: their gradients come from the sum of what reaches the cell."""
    return gates_without("dh")

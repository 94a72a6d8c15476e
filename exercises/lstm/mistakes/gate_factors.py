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
    """Scales the output gate's gradient by c itself.

    What does the output gate scale?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * k.c_new * sigmoid_slope(k.o)}


@rare
def do_from_old_c() -> Parts:
    """Scales the output gate's gradient by tanh of the old cell state.

    Which of the two cell states does the output gate scale?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * np.tanh(k.c) * sigmoid_slope(k.o)}


@rare
def tanh_of_old_cell_in_backward() -> Parts:
    """Uses tanh of the old cell state for the output gate's gradient and for the slope.

    Which of the two cell states does the cache hold?
    """
    return {
        "da_o": lambda k, dct, dh, dc: dh * np.tanh(k.c) * sigmoid_slope(k.o),
        "dcell": lambda k, dh, dc: dc + dh * k.o * tanh_slope(np.tanh(k.c)),
    }


@rare
def di_and_dg_exchanged() -> Parts:
    """Scales the input gate's gradient by i and the candidate's by g, each by its own value.

    By what is each of them multiplied in the cell?
    """
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.i),
        "da_g": lambda k, dct, dh, dc: dct * k.g * tanh_slope(k.g),
    }


@mutant
def do_from_dc() -> Parts:
    """Makes the output gate's gradient from the gradient of the cell.

    On what does the output gate act?
    """
    return {"da_o": lambda k, dct, dh, dc: dct * k.t * sigmoid_slope(k.o)}


@rare
def do_from_arriving_dc() -> Parts:
    """Makes the output gate's gradient from the arriving dc.

    On what does the output gate act?
    """
    return {"da_o": lambda k, dct, dh, dc: dc * k.t * sigmoid_slope(k.o)}


@rare
def do_from_dh_and_dc() -> Parts:
    """Adds the arriving dc to dh for the output gate's gradient.

    On what does the output gate act?
    """
    return {"da_o": lambda k, dct, dh, dc: (dh + dc) * k.t * sigmoid_slope(k.o)}


@mutant
def do_without_cell() -> Parts:
    """Leaves out of the output gate's gradient what the gate scales.

    What is the output gate multiplied with?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * sigmoid_slope(k.o)}


@rare
def do_from_h() -> Parts:
    """Scales the output gate's gradient by h.

    What does the output gate scale: with the gate in it, or without?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * k.h_new * sigmoid_slope(k.o)}


@rare
def do_from_tanh_slope() -> Parts:
    """Scales the output gate's gradient by the slope of the tanh around c.

    What does the output gate scale: the value, or its slope?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * tanh_slope(k.t) * sigmoid_slope(k.o)}


@rare
def do_double_tanh() -> Parts:
    """Squashes tanh(c) once more in the output gate's gradient.

    How often does the cell state go through tanh?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * np.tanh(k.t) * sigmoid_slope(k.o)}


@mutant
def df_from_new_cell() -> Parts:
    """Scales the forget gate's gradient by the new cell state.

    Which of the two cell states does the forget gate scale?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * k.c_new * sigmoid_slope(k.f)}


@mutant
def df_from_candidate() -> Parts:
    """Scales the forget gate's gradient by the candidate.

    What does the forget gate scale?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f)}


@rare
def df_without_old_cell() -> Parts:
    """Leaves out of the forget gate's gradient what the gate scales.

    What is the forget gate multiplied with?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * sigmoid_slope(k.f)}


@rare
def df_from_tanh_of_old_cell() -> Parts:
    """Scales the forget gate's gradient by tanh of the old cell state.

    Is the old cell state squashed before the forget gate scales it?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * np.tanh(k.c) * sigmoid_slope(k.f)}


@rare
def df_from_old_h() -> Parts:
    """Scales the forget gate's gradient by the old hidden state.

    What does the forget gate scale?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * k.h * sigmoid_slope(k.f)}


@mutant
def di_from_old_cell() -> Parts:
    """Scales the input gate's gradient by the old cell state.

    What does the input gate scale?
    """
    return {"da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i)}


@mutant
def di_without_candidate() -> Parts:
    """Leaves out of the input gate's gradient what the gate scales.

    What is the input gate multiplied with?
    """
    return {"da_i": lambda k, dct, dh, dc: dct * sigmoid_slope(k.i)}


@rare
def di_from_preactivation() -> Parts:
    """Scales the input gate's gradient by the candidate's pre-activation.

    What does the input gate scale: what goes into the candidate's tanh, or what comes out?
    """
    return {"da_i": lambda k, dct, dh, dc: dct * k.ag * sigmoid_slope(k.i)}


@mutant
def di_and_df_exchanged() -> Parts:
    """Scales the input gate's gradient by c_prev and the forget gate's by g.

    What does each of the two gates scale?
    """
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f),
    }


def own_factor(gate: str) -> Mutant:
    """A gate's own value where the value that it scales belongs."""
    words = {"i": "input", "f": "forget", "o": "output"}[gate]

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        s = getattr(k, gate)
        found: Array = (dh if gate == "o" else dct) * s * sigmoid_slope(s)
        return found

    advice = f"Scales the gradient of the {words} gate by the gate itself. What does the {words} gate scale?"
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

    source = "the arriving dc" if missing == "dc" else "what comes to the cell through h"
    advice = f"Leaves {source} out of the gradient of the {words}. On which ways does a gradient reach the cell?"
    return Mutant(f"{missing}_missing_in_{gate}", advice, {f"da_{gate}": da}, family=True)


LOST = [(gate, factor, lost) for gate, factor in ("ig", "fc", "gi") for lost in ("dc", "dh")]
HALF_HEARD = [gate_without(*lost) for lost in LOST]


def gates_without(missing: str) -> Parts:
    """The three that act on the cell hear only of one of the two gradients."""
    made = [gate_without(*lost) for lost in LOST if lost[2] == missing]
    return {part: value for one in made for part, value in one.replaces.items()}


@rare
def dc_missing_in_gates() -> Parts:
    """Makes the gradients of the gates and the candidate without the arriving dc.

    On which ways does a gradient reach the cell?
    """
    return gates_without("dc")


@mutant
def dh_missing_in_gates() -> Parts:
    """Makes the gradients of the gates and the candidate from the arriving dc alone, without what comes through h.

    On which ways does a gradient reach the cell?
    """
    return gates_without("dh")

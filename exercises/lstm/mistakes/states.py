"""Mistakes in how gates and candidate make the new states: c' = f c + i g, h' = o tanh(c')."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts, mutant


@mutant
def cell_sum_not_product() -> Parts:
    """Adds the input gate to the candidate, so that the candidate enters even where the gate is closed.

    What is left of a value behind a closed gate?
    """
    return {"cell": lambda k: k.f * k.c + k.i + k.g}


@rare
def forget_gate_added() -> Parts:
    """Adds the forget gate to the old cell state, so that nothing is ever forgotten.

    What is left of a value behind a closed gate?
    """
    return {"cell": lambda k: k.f + k.c + k.i * k.g}


@mutant
def forget_gate_ignored() -> Parts:
    """Keeps the old cell state whole: the forget gate has no effect. What does the forget gate scale?"""
    return {"cell": lambda k: k.c + k.i * k.g}


@mutant
def input_gate_ignored() -> Parts:
    """Lets the candidate in whole: the input gate has no effect. What does the input gate scale?"""
    return {"cell": lambda k: k.f * k.c + k.g}


@rare
def both_gates_ignored() -> Parts:
    """Adds the candidate to the old cell state, both whole: neither gate has an effect. What do the two gates scale?"""
    return {"cell": lambda k: k.c + k.g}


@mutant
def output_gate_ignored() -> Parts:
    """Lets the cell out whole, h = tanh(c): the output gate has no effect. What does the output gate scale?"""
    return {"output": lambda k: k.t}


@mutant
def old_cell_dropped() -> Parts:
    """Loses the old cell state: the new one is the gated candidate alone. What does the forget gate scale?"""
    return {"cell": lambda k: k.i * k.g}


@rare
def candidate_dropped() -> Parts:
    """Loses the candidate: the new cell state is the gated old one alone. What does the input gate scale?"""
    return {"cell": lambda k: k.f * k.c}


@mutant
def forget_is_one_minus_input() -> Parts:
    """Couples the forget gate to the input gate, f = 1 - i: that is another variant.

    Which weights are the forget gate's own?
    """
    return {"cell": lambda k: (1.0 - k.i) * k.c + k.i * k.g}


@rare
def input_is_one_minus_forget() -> Parts:
    """Couples the input gate to the forget gate, i = 1 - f: that is another variant.

    Which weights are the input gate's own?
    """
    return {"cell": lambda k: k.f * k.c + (1.0 - k.f) * k.g}


@mutant
def input_and_forget_swapped() -> Parts:
    """Scales the old cell state by the input gate and the candidate by the forget gate.

    Look at what the names of the two gates say.
    """
    return {"cell": lambda k: k.i * k.c + k.f * k.g}


@rare
def forget_gate_scales_candidate_too() -> Parts:
    """Scales the candidate by the forget gate. Which gate decides what enters?"""
    return {"cell": lambda k: k.f * k.c + k.f * k.g}


@rare
def input_gate_scales_both() -> Parts:
    """Scales the old cell state by the input gate. Which gate decides what is kept?"""
    return {"cell": lambda k: k.i * k.c + k.i * k.g}


@rare
def output_gate_scales_candidate() -> Parts:
    """Scales the candidate by the output gate. Which gate decides what enters?"""
    return {"cell": lambda k: k.f * k.c + k.o * k.g}


@mutant
def gate_scales_sum() -> Parts:
    """Scales the old cell state and the gated candidate together by the forget gate.

    Look at where the bracket closes: what is the forget gate to act on?
    """
    return {"cell": lambda k: k.f * (k.c + k.i * k.g)}


@rare
def candidate_subtracted() -> Parts:
    """Subtracts the gated candidate from the gated old cell state. Look at the sign between the two."""
    return {"cell": lambda k: k.f * k.c - k.i * k.g}


@rare
def states_multiplied() -> Parts:
    """Multiplies the gated old cell state with the gated candidate.

    How do what is kept and what enters come together?
    """
    return {"cell": lambda k: k.f * k.c * (k.i * k.g)}


@rare
def cell_from_hidden_state() -> Parts:
    """Scales the old hidden state by the forget gate.

    Which of the two old states does the new cell state go on from?
    """
    return {"cell": lambda k: k.f * k.h + k.i * k.g}


@rare
def old_cell_squashed() -> Parts:
    """Squashes the old cell state with tanh before the forget gate scales it.

    Where in the equations does a cell state meet a tanh?
    """
    return {"cell": lambda k: k.f * np.tanh(k.c) + k.i * k.g}


@mutant
def cell_squashed_before_store() -> Parts:
    """Squashes the new cell state before it is stored and passed on.

    Which of the two states is to stay between -1 and 1?
    """
    return {"cell": lambda k: np.tanh(k.f * k.c + k.i * k.g)}


@mutant
def h_from_old_cell() -> Parts:
    """Makes h from the old cell state. Which cell state is there when h is made?"""
    return {"output": lambda k: k.o * np.tanh(k.c)}


@rare
def h_from_kept_cell() -> Parts:
    """Makes h from f * c_prev, before the candidate has been added. Which cell state is there when h is made?"""
    return {"output": lambda k: k.o * np.tanh(k.f * k.c)}


@rare
def h_from_candidate() -> Parts:
    """Makes h from the candidate. What does the output gate let out?"""
    return {"output": lambda k: k.o * k.g}


@mutant
def h_tanh_of_product() -> Parts:
    """Takes tanh(o * c): the output gate scales inside the tanh. Look at where the bracket of tanh closes."""
    return {"output": lambda k: np.tanh(k.o * k.c_new)}


@rare
def h_sum_not_product() -> Parts:
    """Adds the output gate to tanh(c). What is left of a value behind a closed gate?"""
    return {"output": lambda k: k.o + k.t}


@rare
def h_through_forget_gate() -> Parts:
    """Scales what leaves the cell by the forget gate. Which gate decides what leaves?"""
    return {"output": lambda k: k.f * k.t}


@rare
def h_through_input_gate() -> Parts:
    """Scales what leaves the cell by the input gate. Which gate decides what leaves?"""
    return {"output": lambda k: k.i * k.t}


@mutant
def cell_returned_as_tanh() -> Parts:
    """Returns tanh(c) as the new cell state, as an in-place tanh does.

    Look for what overwrites the cell state on the way to h.
    """
    return {"returned": lambda k, h, c: (h, k.t)}


@mutant
def states_swapped_on_return() -> Parts:
    """Returns the two new states in each other's place. Look at the order of the results."""
    return {"returned": lambda k, h, c: (c, h)}


@mutant
def c_is_h() -> Parts:
    """Returns the new hidden state as the cell state, too. Look at the names on the return line."""
    return {"returned": lambda k, h, c: (h, h)}


@rare
def h_is_c() -> Parts:
    """Returns the new cell state as the hidden state, too.

    Look at the names on the return line, and at what makes h of c.
    """
    return {"returned": lambda k, h, c: (c, c)}


@mutant
def old_cell_returned() -> Parts:
    """Computes the new cell state, but returns the old one. Look at the names on the return line."""
    return {"returned": lambda k, h, c: (h, k.c)}


@mutant
def new_state_not_stored() -> Parts:
    """Computes the new hidden state, but returns the old one. Look at the names on the return line."""
    return {"returned": lambda k, h, c: (k.h, c)}


@rare
def old_states_returned() -> Parts:
    """Computes the new states, but returns the old ones. Look at the names on the return line."""
    return {"returned": lambda k, h, c: (k.h, k.c)}


@rare
def old_hidden_state_added() -> Parts:
    """Adds the old hidden state to the new one. By which single way does the old hidden state enter?"""
    return {"returned": lambda k, h, c: (h + k.h, c)}

"""Mistakes in how gates and candidate make the new states: c' = f c + i g, h' = o tanh(c')."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts, mutant


@mutant
def cell_sum_not_product() -> Parts:
    """A gate multiplies what it gates; adding it lets the candidate in even when the gate is closed."""
    return {"cell": lambda k: k.f * k.c + k.i + k.g}


@rare
def forget_gate_added() -> Parts:
    """The forget gate multiplies the old cell state; here it is added to it, so nothing is ever forgotten."""
    return {"cell": lambda k: k.f + k.c + k.i * k.g}


@mutant
def forget_gate_ignored() -> Parts:
    """The old cell state is scaled by the forget gate: c = f * c_prev + i * g; here it is kept whole."""
    return {"cell": lambda k: k.c + k.i * k.g}


@mutant
def input_gate_ignored() -> Parts:
    """The candidate is scaled by the input gate: c = f * c_prev + i * g; here it enters whole."""
    return {"cell": lambda k: k.f * k.c + k.g}


@rare
def both_gates_ignored() -> Parts:
    """The old cell state is scaled by the forget gate and the candidate by the input gate; here both enter whole."""
    return {"cell": lambda k: k.c + k.g}


@mutant
def output_gate_ignored() -> Parts:
    """The output gate scales what leaves the cell: h = o * tanh(c); here tanh(c) leaves whole."""
    return {"output": lambda k: k.t}


@mutant
def old_cell_dropped() -> Parts:
    """The new cell state keeps part of the old one: c = f * c_prev + i * g; here the old state is lost."""
    return {"cell": lambda k: k.i * k.g}


@rare
def candidate_dropped() -> Parts:
    """The new cell state takes in the candidate: c = f * c_prev + i * g; here only the old state is left."""
    return {"cell": lambda k: k.f * k.c}


@mutant
def forget_is_one_minus_input() -> Parts:
    """The forget gate has weights of its own; f = 1 - i is the coupled variant of the cell."""
    return {"cell": lambda k: (1.0 - k.i) * k.c + k.i * k.g}


@rare
def input_is_one_minus_forget() -> Parts:
    """The input gate has weights of its own; i = 1 - f is the coupled variant of the cell."""
    return {"cell": lambda k: k.f * k.c + (1.0 - k.f) * k.g}


@mutant
def input_and_forget_swapped() -> Parts:
    """The forget gate scales the old cell state and the input gate the candidate; yours have changed places."""
    return {"cell": lambda k: k.i * k.c + k.f * k.g}


@rare
def forget_gate_scales_candidate_too() -> Parts:
    """The candidate is scaled by the input gate, not by the forget gate."""
    return {"cell": lambda k: k.f * k.c + k.f * k.g}


@rare
def input_gate_scales_both() -> Parts:
    """The old cell state is scaled by the forget gate, not by the input gate."""
    return {"cell": lambda k: k.i * k.c + k.i * k.g}


@rare
def output_gate_scales_candidate() -> Parts:
    """The candidate is scaled by the input gate, not by the output gate."""
    return {"cell": lambda k: k.f * k.c + k.o * k.g}


@mutant
def gate_scales_sum() -> Parts:
    """The forget gate scales the old cell state alone; here the bracket takes in the candidate too."""
    return {"cell": lambda k: k.f * (k.c + k.i * k.g)}


@rare
def candidate_subtracted() -> Parts:
    """The gated candidate is added to the gated old state, not subtracted from it."""
    return {"cell": lambda k: k.f * k.c - k.i * k.g}


@rare
def states_multiplied() -> Parts:
    """The gated old state and the gated candidate are added; yours are multiplied."""
    return {"cell": lambda k: k.f * k.c * (k.i * k.g)}


@rare
def cell_from_hidden_state() -> Parts:
    """The forget gate scales the old cell state; yours scales the old hidden state."""
    return {"cell": lambda k: k.f * k.h + k.i * k.g}


@rare
def old_cell_squashed() -> Parts:
    """The old cell state enters as it is; yours goes through tanh first."""
    return {"cell": lambda k: k.f * np.tanh(k.c) + k.i * k.g}


@mutant
def cell_squashed_before_store() -> Parts:
    """tanh is applied on the way out only; the cell state itself is stored and passed on unsquashed."""
    return {"cell": lambda k: np.tanh(k.f * k.c + k.i * k.g)}


@mutant
def h_from_old_cell() -> Parts:
    """h is read from the new cell state; yours still looks at the old one: h = o * tanh(c), with the new c."""
    return {"output": lambda k: k.o * np.tanh(k.c)}


@rare
def h_from_kept_cell() -> Parts:
    """h is read from the whole new cell state; yours reads f * c_prev, before the candidate has been added."""
    return {"output": lambda k: k.o * np.tanh(k.f * k.c)}


@rare
def h_from_candidate() -> Parts:
    """h is read from the new cell state; yours reads the candidate."""
    return {"output": lambda k: k.o * k.g}


@mutant
def h_tanh_of_product() -> Parts:
    """The output gate scales tanh(c) from outside: h = o * tanh(c), not tanh(o * c)."""
    return {"output": lambda k: np.tanh(k.o * k.c_new)}


@rare
def h_sum_not_product() -> Parts:
    """The output gate multiplies tanh(c); here it is added."""
    return {"output": lambda k: k.o + k.t}


@rare
def h_through_forget_gate() -> Parts:
    """What leaves the cell is scaled by the output gate, not by the forget gate."""
    return {"output": lambda k: k.f * k.t}


@rare
def h_through_input_gate() -> Parts:
    """What leaves the cell is scaled by the output gate, not by the input gate."""
    return {"output": lambda k: k.i * k.t}


@mutant
def cell_returned_as_tanh() -> Parts:
    """An in-place tanh overwrites the cell state: the next step then starts from tanh(c) instead of c."""
    return {"returned": lambda k, h, c: (h, k.t)}


@mutant
def states_swapped_on_return() -> Parts:
    """Your two states are right but in the wrong places: return the hidden state first."""
    return {"returned": lambda k, h, c: (c, h)}


@mutant
def c_is_h() -> Parts:
    """The returned cell state is really the hidden state: two results, two arrays."""
    return {"returned": lambda k, h, c: (h, h)}


@rare
def h_is_c() -> Parts:
    """The returned hidden state is really the cell state: h = o * tanh(c)."""
    return {"returned": lambda k, h, c: (c, c)}


@mutant
def old_cell_returned() -> Parts:
    """You compute the new cell state but return the old one."""
    return {"returned": lambda k, h, c: (h, k.c)}


@mutant
def new_state_not_stored() -> Parts:
    """You compute the new hidden state but return the old one."""
    return {"returned": lambda k, h, c: (k.h, c)}


@rare
def old_states_returned() -> Parts:
    """You compute the new states but return the old ones."""
    return {"returned": lambda k, h, c: (k.h, k.c)}


@rare
def old_hidden_state_added() -> Parts:
    """The new hidden state replaces the old one; yours adds the old one to it."""
    return {"returned": lambda k, h, c: (h + k.h, c)}

"""Mistakes in a sequence backward: those of any loop, and those that come of having two states."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes import loop_backward, sum_over_time
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop import zeros
from exercises.recurrent.mistakes.loop_backward import with_last
from grader.checks import Parts, mutant


@mutant
def no_gradient_through_h() -> Parts:
    """The hidden state of a step is read by the next one, so its gradient must be passed back; only dc is here."""
    return {"carried": lambda t, T, left, entered: (left[0] if t == 0 else np.zeros_like(left[0]), left[1])}


@mutant
def no_gradient_through_c() -> Parts:
    """The cell state of a step is read by the next one, so its gradient must be passed back; only dh is here."""
    return {"carried": lambda t, T, left, entered: (left[0], left[1] if t == 0 else np.zeros_like(left[1]))}


@mutant
def dc_prev_accumulated() -> Parts:
    """The cell gradient handed to the previous step replaces the old one; it already contains everything later."""
    return {"carried": lambda t, T, left, entered: (left[0], entered[1] + left[1])}


@mutant
def both_carries_accumulated() -> Parts:
    """The gradients handed to the previous step replace the old ones; they already contain everything later."""
    return {"carried": lambda t, T, left, entered: (entered[0] + left[0], entered[1] + left[1])}


@rare
def carried_gradients_swapped() -> Parts:
    """From step to step the two gradients are exchanged: hand on dh as dh and dc as dc."""
    return {"carried": lambda t, T, left, entered: left[::-1]}


@rare
def dc_carried_as_dh() -> Parts:
    """The gradient of the cell state that goes to the step before is really that of the hidden state."""
    return {"carried": lambda t, T, left, entered: (left[0], left[0])}


@rare
def dh_carried_as_dc() -> Parts:
    """The gradient of the hidden state that goes to the step before is really that of the cell state."""
    return {"carried": lambda t, T, left, entered: (left[1], left[1])}


@mutant
def dc_prev_not_assigned() -> Parts:
    """A statement computes the gradient of the old cell state and throws it away: assign it."""
    return {"carried": lambda t, T, left, entered: (left[0], entered[1] if t else left[1])}


@rare
def dh_prev_not_assigned() -> Parts:
    """A statement computes the gradient of the old hidden state and throws it away: assign it."""
    return {"carried": lambda t, T, left, entered: (entered[0] if t else left[0], left[1])}


@mutant
def dc0_never_assigned() -> Parts:
    """After the loop the gradient that left the first step is the one of c0: assign it."""
    return {"initial": lambda left: (left[0], np.zeros_like(left[1]))}


@mutant
def initial_gradients_never_assigned() -> Parts:
    """After the loop the gradients that left the first step are those of h0 and c0: assign them."""
    return {"initial": zeros}


@mutant
def initial_gradients_swapped() -> Parts:
    """The two gradients of the initial states are exchanged: that of h comes first."""
    return {"initial": lambda left: left[::-1]}


@rare
def dc0_one_step_late() -> Parts:
    """The gradient of c0 is what leaves the first step; yours is what arrived at it."""
    return {"carried": lambda t, T, left, entered: left if t else (left[0], entered[1])}


@rare
def final_dc_ignored() -> Parts:
    """A gradient may arrive at the final cell state as well: start the loop from it, not from zero."""
    return {"begin": lambda arriving: (arriving[0], np.zeros_like(arriving[1]))}


@rare
def final_dh_ignored() -> Parts:
    """A gradient may arrive at the final hidden state as well: start the loop from it, not from zero."""
    return {"begin": lambda arriving: (np.zeros_like(arriving[0]), arriving[1])}


@rare
def final_gradients_swapped() -> Parts:
    """The gradients that arrive at the two final states are exchanged: that of h comes first."""
    return {"begin": lambda arriving: arriving[::-1]}


GATES = ("i", "f", "g", "o", "ai", "af", "ag", "ao")


@mutant
def last_step_gates_reused() -> Parts:
    """Keep the gates of every step in the cache: after the forward loop the variables hold only the last ones."""
    return {"caches": with_last(*GATES)}


@rare
def last_step_gates_and_cell_reused() -> Parts:
    """Keep gates and cell of every step in the cache: after the forward loop the variables hold only the last ones."""
    return {"caches": with_last(*GATES, "c_new", "t")}


@rare
def last_step_cell_reused() -> Parts:
    """Keep the cell state of every step in the cache: after the forward loop the variable holds only the last one."""
    return {"caches": with_last("c_new", "t")}


@rare
def last_step_old_cell_reused() -> Parts:
    """Keep the old cell state of every step in the cache: after the forward loop only that of the last is left."""
    return {"caches": with_last("c")}


@rare
def last_step_old_h_reused() -> Parts:
    """Keep the old hidden state of every step in the cache: after the forward loop only that of the last is left."""
    return {"caches": with_last("h")}


LOOP = gathered(loop_backward, sum_over_time)

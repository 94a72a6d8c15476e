"""Mistakes in a sequence backward: those of any loop, and those that come of having two states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from exercises.lstm.mistakes import own_output
from exercises.lstm.parts import build
from exercises.recurrent.mistakes import cut_over_time, loop_backward, sum_over_time
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop import zeros
from exercises.recurrent.mistakes.loop_backward import with_last
from grader.checks import Parts, mutant

STEP = build({})["lstm_step"]


@mutant
def no_gradient_through_h() -> Parts:
    """Carries only the gradient of the cell state back from step to step.

    Which states does the next step read?
    """
    return {"carried": lambda t, T, left, entered: (left[0] if t == 0 else np.zeros_like(left[0]), left[1])}


@mutant
def no_gradient_through_c() -> Parts:
    """Carries only the gradient of the hidden state back from step to step.

    Which states does the next step read?
    """
    return {"carried": lambda t, T, left, entered: (left[0], left[1] if t == 0 else np.zeros_like(left[1]))}


@mutant
def dc_prev_accumulated() -> Parts:
    """Adds to the cell gradient that is handed to the step before.

    Does that one already contain what all later steps sent?
    """
    return {"carried": lambda t, T, left, entered: (left[0], entered[1] + left[1])}


@mutant
def both_carries_accumulated() -> Parts:
    """Adds to both gradients that are handed to the step before.

    Do these already contain what all later steps sent?
    """
    return {"carried": lambda t, T, left, entered: (entered[0] + left[0], entered[1] + left[1])}


@rare
def carried_gradients_swapped() -> Parts:
    """Hands the two carried gradients to the step before in each other's place.

    Look at the order in which a step takes and returns them.
    """
    return {"carried": lambda t, T, left, entered: left[::-1]}


@rare
def dc_carried_as_dh() -> Parts:
    """Hands the hidden state's gradient to the step before as that of the cell state.

    Look at the names on both sides of the call of a step.
    """
    return {"carried": lambda t, T, left, entered: (left[0], left[0])}


@rare
def dh_carried_as_dc() -> Parts:
    """Hands the cell state's gradient to the step before as that of the hidden state.

    Look at the names on both sides of the call of a step.
    """
    return {"carried": lambda t, T, left, entered: (left[1], left[1])}


@mutant
def dc_prev_not_assigned() -> Parts:
    """Computes the gradient of the old cell state and throws it away.

    Look for a statement without an assignment.
    """
    return {"carried": lambda t, T, left, entered: (left[0], entered[1] if t else left[1])}


@rare
def dh_prev_not_assigned() -> Parts:
    """Computes the gradient of the old hidden state and throws it away.

    Look for a statement without an assignment.
    """
    return {"carried": lambda t, T, left, entered: (entered[0] if t else left[0], left[1])}


@mutant
def dc0_never_assigned() -> Parts:
    """Leaves the gradient of c0 zero.

    What has left the first step when the loop is over?
    """
    return {"initial": lambda left: (left[0], np.zeros_like(left[1]))}


@mutant
def initial_gradients_never_assigned() -> Parts:
    """Leaves the gradients of h0 and c0 zero.

    What has left the first step when the loop is over?
    """
    return {"initial": zeros}


@mutant
def initial_gradients_swapped() -> Parts:
    """Returns the gradients of the two initial states in each other's place.

    Look at the order of the results.
    """
    return {"initial": lambda left: left[::-1]}


GATES = ("i", "f", "g", "o", "ai", "af", "ag", "ao")


@mutant
def last_step_gates_reused() -> Parts:
    """Uses the gates of the last step at every step of the way back.

    Look at what the cache holds: after the forward loop a variable has only what the last turn left in it.
    """
    return {"caches": with_last(*GATES)}


@rare
def last_step_gates_and_cell_reused() -> Parts:
    """Uses gates and cell state of the last step at every step of the way back.

    Look at what the cache holds: after the forward loop a variable has only what the last turn left in it.
    """
    return {"caches": with_last(*GATES, "c_new", "t")}


def made_again(*states: str) -> Parts:
    """The values of every step computed once more, from other states than the step began with."""

    def cache(caches: Sequence[Any], t: int) -> Any:
        k = caches[t]
        begin = {"h": k.h, "c": k.c, **{name: getattr(k, f"{name}_new") for name in states}}
        return STEP(k.x, begin["h"], begin["c"], k.W, k.R, k.b)[-1]

    return {"caches": cache}


@rare
def step_made_again_from_new_h() -> Parts:
    """Computes the values of a step once more, from the hidden state after it.

    From which states did the step begin?
    """
    return made_again("h")


@rare
def step_made_again_from_new_c() -> Parts:
    """Computes the values of a step once more, from the cell state after it.

    From which states did the step begin?
    """
    return made_again("c")


@rare
def step_made_again_from_new_states() -> Parts:
    """Computes the values of a step once more, from both states after it.

    From which states did the step begin?
    """
    return made_again("h", "c")


LOOP = gathered(loop_backward, cut_over_time, sum_over_time, own_output)

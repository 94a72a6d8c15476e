"""Mistakes in a sequence backward: those of the loop, which do not depend on the cell, and reused values of a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.recurrent.mistakes import cut_over_time, loop_backward, sum_over_time
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop_backward import with_last
from exercises.rnn.parts import PARTS, build
from grader.checks import Array, Parts, mutant

STEP = build({})["rnn_step"]


@mutant
def last_step_state_reused() -> Parts:
    """Uses the state of the last step at every step of the way back.

    Look at what the cache holds: after the forward loop a variable has only what the last turn left in it.
    """
    return {"caches": with_last("h_new")}


@rare
def last_step_old_state_reused() -> Parts:
    """Uses the old state of the last step at every step of the way back.

    Look at what the cache holds: after the forward loop a variable has only what the last turn left in it.
    """
    return {"caches": with_last("h")}


@rare
def step_made_again_from_new_h() -> Parts:
    """Computes the values of a step once more, from the state after it.

    From which state did the step begin?
    """

    def cache(caches: Sequence[Any], t: int) -> Any:
        k = caches[t]
        return STEP(k.x, k.h_new, k.W, k.R, k.b)[-1]

    return {"caches": cache}


@rare
def carried_dh_past_the_slope() -> Parts:
    """Adds what the next step sends back after the slope of tanh, not before it.

    Through what has a gradient of the state to pass on its way to the sum inside?
    """
    sent: dict[str, Array] = {}

    def arriving(dH: Array, t: int, dh: Array) -> Array:
        sent["back"] = dh
        found: Array = dH[t] + dh
        return found

    return {"arriving": arriving, "da": lambda k, dh: PARTS["da"](k, dh - sent["back"]) + sent["back"]}


LOOP = gathered(loop_backward, cut_over_time, sum_over_time)

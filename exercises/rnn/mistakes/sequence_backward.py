"""Mistakes in a sequence backward: those of the loop, which do not depend on the cell, and reused values of a step."""

from __future__ import annotations

from exercises.recurrent.mistakes import loop_backward, sum_over_time
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop_backward import with_last
from grader.checks import Parts, mutant


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


LOOP = gathered(loop_backward, sum_over_time)

"""Mistakes in a sequence backward: those of the loop, which do not depend on the cell, and reused values of a step."""

from __future__ import annotations

from exercises.recurrent.mistakes import loop_backward, sum_over_time
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop_backward import with_last
from grader.checks import Parts, mutant


@mutant
def last_step_state_reused() -> Parts:
    """Keep the state of every step in the cache: after the forward loop the variable holds only the last one."""
    return {"caches": with_last("h_new")}


@rare
def last_step_old_state_reused() -> Parts:
    """Keep the old state of every step in the cache: after the forward loop only that of the last step is left."""
    return {"caches": with_last("h")}


LOOP = gathered(loop_backward, sum_over_time)

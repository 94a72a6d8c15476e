"""Mistakes in a sequence backward: those of the loop, which do not depend on the cell."""

from exercises.any_cell import loop_backward, sum_over_time
from exercises.gather import gathered

LOOP = gathered(loop_backward, sum_over_time)

"""Mistakes in a sequence forward: those of the loop, which do not depend on the cell."""

from exercises.any_cell import loop
from exercises.gather import gathered

LOOP = gathered(loop)

"""Mistakes in a sequence forward: those of the loop, which do not depend on the cell."""

from exercises.recurrent.mistakes import loop
from exercises.recurrent.mistakes.gather import gathered

LOOP = gathered(loop)

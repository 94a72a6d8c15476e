"""The known mistakes of this exercise: those of the loop, and those of the step inside it."""

from exercises.any_cell import when
from exercises.gather import gathered
from exercises.lstm.anatomy import specimen
from exercises.lstm.cell import CELL
from exercises.lstm.mistakes import sequence, step
from exercises.lstm.probes import PROBES_SEQUENCE

SPECIMEN = specimen
MUTANTS = gathered(sequence, step)
FORWARD = ()
PROBES = (when.forward(CELL, PROBES_SEQUENCE),)

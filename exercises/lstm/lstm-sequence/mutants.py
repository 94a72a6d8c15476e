"""The known mistakes of this exercise: those of the loop, and those of the step inside it."""

from exercises.lstm.cell import CELL
from exercises.lstm.mistakes import sequence, step
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_SEQUENCE
from exercises.recurrent.mistakes import when
from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.written_over import OF_PARTS

BUILD = build
MUTANTS = (*gathered(sequence, step), OF_PARTS)
FORWARD = ()
PROBES = (when.forward(CELL, PROBES_SEQUENCE),)

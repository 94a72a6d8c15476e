"""The known mistakes of this exercise: those of the loop, and those of the step inside it."""

from exercises.recurrent.mistakes import when
from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.written_over import OF_PARTS
from exercises.rnn.cell import CELL
from exercises.rnn.mistakes import sequence, step
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_SEQUENCE

BUILD = build
MUTANTS = (*gathered(sequence, step), OF_PARTS)
FORWARD = ()
PROBES = (when.forward(CELL, PROBES_SEQUENCE),)

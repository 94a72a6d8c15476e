"""The known mistakes of this exercise; those of the forward pass are looked at when it is the one that is wrong."""

from exercises.recurrent.mistakes import when
from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.written_over import OF_PARTS
from exercises.rnn.cell import CELL
from exercises.rnn.mistakes import sequence, sequence_backward, step, step_backward
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_SEQUENCE

BUILD = build
MUTANTS = gathered(sequence_backward, step_backward)
FORWARD = (*gathered(sequence, step), OF_PARTS)
PROBES = (when.forward(CELL, PROBES_SEQUENCE), when.backward(CELL))

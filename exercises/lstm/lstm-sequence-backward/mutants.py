"""The known mistakes of this exercise; those of the forward pass are looked at when it is the one that is wrong."""

from exercises.lstm.cell import CELL
from exercises.lstm.mistakes import sequence, sequence_backward, step, step_backward
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_SEQUENCE
from exercises.recurrent.mistakes import when
from exercises.recurrent.mistakes.gather import gathered, seldom
from exercises.recurrent.mistakes.written_over import OF_PARTS

BUILD = build
MUTANTS = seldom(gathered(sequence_backward, step_backward), "gate_grad_order_differs", "bias_grads_copied")
FORWARD = (*gathered(sequence, step), OF_PARTS)
PROBES = (when.forward(CELL, PROBES_SEQUENCE), when.backward(CELL))

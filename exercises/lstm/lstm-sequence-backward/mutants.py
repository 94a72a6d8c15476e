"""The known mistakes of this exercise; those of the forward pass are looked at when it is the one that is wrong."""

from exercises.any_cell import when
from exercises.gather import gathered, seldom
from exercises.lstm.anatomy import specimen
from exercises.lstm.cell import CELL
from exercises.lstm.mistakes import sequence, sequence_backward, step, step_backward
from exercises.lstm.probes import PROBES_SEQUENCE

SPECIMEN = specimen
MUTANTS = seldom(gathered(sequence_backward, step_backward), "gate_grad_order_differs", "bias_grads_copied")
FORWARD = gathered(sequence, step)
PROBES = (when.forward(CELL, PROBES_SEQUENCE), when.backward(CELL))

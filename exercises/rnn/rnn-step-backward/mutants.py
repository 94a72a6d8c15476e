"""The known mistakes of this exercise; those of the forward step are looked at when it is the one that is wrong."""

from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.of_numbers import gradients_read_in_memory_order, read_in_memory_order
from exercises.recurrent.mistakes.written_over import OF_PARTS
from exercises.rnn.mistakes import step, step_backward
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_STEP_BACKWARD

BUILD = build
MUTANTS = (*gathered(step_backward), read_in_memory_order, gradients_read_in_memory_order)
FORWARD = (*gathered(step), read_in_memory_order, OF_PARTS)
PROBES = PROBES_STEP_BACKWARD

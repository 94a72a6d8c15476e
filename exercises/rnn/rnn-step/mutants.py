"""The known mistakes of this exercise."""

from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.of_numbers import dtype_kept, read_in_memory_order
from exercises.recurrent.mistakes.written_over import OF_PARTS
from exercises.rnn.mistakes import step
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_STEP

BUILD = build
MUTANTS = (*gathered(step), dtype_kept, read_in_memory_order, OF_PARTS)
FORWARD = ()
PROBES = PROBES_STEP

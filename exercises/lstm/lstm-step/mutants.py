"""The known mistakes of this exercise."""

from exercises.lstm.mistakes import step
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_STEP
from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.of_numbers import dtype_kept, read_in_memory_order
from exercises.recurrent.mistakes.written_over import OF_PARTS

BUILD = build
MUTANTS = (*gathered(step), dtype_kept, read_in_memory_order, OF_PARTS)
FORWARD = ()
PROBES = PROBES_STEP

"""The known mistakes of this exercise."""

from exercises.gather import gathered
from exercises.mistakes import dtype_kept, read_in_memory_order
from exercises.rnn.anatomy import specimen
from exercises.rnn.mistakes import step
from exercises.rnn.probes import PROBES_STEP

SPECIMEN = specimen
MUTANTS = (*gathered(step), dtype_kept, read_in_memory_order)
FORWARD = ()
PROBES = PROBES_STEP

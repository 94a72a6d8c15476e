"""The known mistakes of this exercise."""

from exercises.gather import gathered
from exercises.lstm.anatomy import specimen
from exercises.lstm.mistakes import step
from exercises.lstm.probes import PROBES_STEP
from exercises.mistakes import dtype_kept, read_in_memory_order

SPECIMEN = specimen
MUTANTS = (*gathered(step), dtype_kept, read_in_memory_order)
FORWARD = ()
PROBES = PROBES_STEP

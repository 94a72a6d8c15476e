"""The known mistakes of this exercise; those of the forward step are looked at when it is the one that is wrong."""

from exercises.gather import gathered
from exercises.mistakes import dtype_kept
from exercises.rnn.anatomy import specimen
from exercises.rnn.mistakes import step, step_backward
from exercises.rnn.probes import PROBES_STEP_BACKWARD

SPECIMEN = specimen
MUTANTS = (*gathered(step_backward), dtype_kept)
FORWARD = (*gathered(step), dtype_kept)
PROBES = PROBES_STEP_BACKWARD

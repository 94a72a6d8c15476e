"""The known mistakes of this exercise; those of the forward step are looked at when it is the one that is wrong."""

from exercises.gather import gathered
from exercises.lstm.anatomy import specimen
from exercises.lstm.mistakes import step, step_backward

SPECIMEN = specimen
MUTANTS = gathered(step_backward)
FORWARD = gathered(step)

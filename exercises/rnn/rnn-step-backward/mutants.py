"""The known mistakes of this exercise; those of the forward step are looked at when it is the one that is wrong."""

from exercises.gather import gathered
from exercises.rnn.anatomy import specimen
from exercises.rnn.mistakes import step, step_backward

SPECIMEN = specimen
MUTANTS = gathered(step_backward)
FORWARD = gathered(step)

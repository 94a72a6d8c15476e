"""The known mistakes of this exercise."""

from exercises.gather import gathered
from exercises.rnn.anatomy import specimen
from exercises.rnn.mistakes import step

SPECIMEN = specimen
MUTANTS = gathered(step)
FORWARD = ()

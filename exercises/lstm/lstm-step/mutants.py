"""The known mistakes of this exercise."""

from exercises.gather import gathered
from exercises.lstm.anatomy import specimen
from exercises.lstm.mistakes import step

SPECIMEN = specimen
MUTANTS = gathered(step)
FORWARD = ()

"""The checks of this exercise: the suite that every cell is put through."""

from exercises.recurrent.suites import sequence_backward
from exercises.rnn.cell import CELL

CHECKS = sequence_backward.checks(CELL)
ANSWERS = sequence_backward.answers(CELL)

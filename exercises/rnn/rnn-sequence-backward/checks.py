"""The checks of this exercise: the suite that every cell is put through."""

from exercises.rnn.cell import CELL
from exercises.suites import sequence_backward

CHECKS = sequence_backward.checks(CELL)
ANSWERS = sequence_backward.answers(CELL)

"""The checks of this exercise: the suite that every cell is put through."""

from exercises.lstm.cell import CELL
from exercises.recurrent.suites import sequence_backward

CHECKS = sequence_backward.checks(CELL)
ANSWERS = sequence_backward.answers(CELL)

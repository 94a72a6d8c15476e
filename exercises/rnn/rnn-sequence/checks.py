"""The checks of this exercise: the suite that every cell is put through."""

from exercises.rnn.cell import CELL
from exercises.suites import sequence

CHECKS = sequence.checks(CELL)
ANSWERS = sequence.answers(CELL)

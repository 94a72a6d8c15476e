"""The checks of this exercise: the suite that every cell is put through."""

from exercises.recurrent.suites import sequence
from exercises.rnn.cell import CELL

CHECKS = sequence.checks(CELL)
ANSWERS = sequence.answers(CELL)

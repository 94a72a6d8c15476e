"""The checks of this exercise: the suite that every cell is put through."""

from exercises.recurrent.suites import step
from exercises.rnn.cell import CELL

CHECKS = step.checks(CELL)
ANSWERS = step.answers(CELL)

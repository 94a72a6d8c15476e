"""The checks of this exercise: the suite that every cell is put through."""

from exercises.recurrent.suites import step_backward
from exercises.rnn.cell import CELL

CHECKS = step_backward.checks(CELL)
ANSWERS = step_backward.answers(CELL)

"""The checks of this exercise: the suite that every cell is put through."""

from exercises.rnn.cell import CELL
from exercises.suites import step_backward

CHECKS = step_backward.checks(CELL)
ANSWERS = step_backward.answers(CELL)

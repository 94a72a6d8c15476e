"""The checks of this exercise: the suite that every cell is put through."""

from exercises.rnn.cell import CELL
from exercises.suites import step

CHECKS = step.checks(CELL)
ANSWERS = step.answers(CELL)

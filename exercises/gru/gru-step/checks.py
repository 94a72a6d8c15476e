"""The checks of this exercise: the suite that every cell is put through."""

from exercises.gru.cell import CELL
from exercises.recurrent.suites import step

CHECKS = step.checks(CELL)
ANSWERS = step.answers(CELL)

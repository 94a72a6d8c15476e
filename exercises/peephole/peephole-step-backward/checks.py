"""The checks of this exercise: the suite that every cell is put through."""

from exercises.peephole.cell import CELL
from exercises.recurrent.suites import step_backward

CHECKS = step_backward.checks(CELL)
ANSWERS = step_backward.answers(CELL)

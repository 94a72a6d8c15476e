"""The checks of this exercise: the suite that every cell is put through."""

from exercises.lstm.cell import CELL
from exercises.recurrent.suites import sequence

CHECKS = sequence.checks(CELL)
ANSWERS = sequence.answers(CELL)

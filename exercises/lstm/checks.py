"""The checks of this chapter: the suites that every cell is put through."""

from exercises.lstm.cell import CELL
from exercises.recurrent.suites.of_a_cell import suites

SUITES = suites(CELL)

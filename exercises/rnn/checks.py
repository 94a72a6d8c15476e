"""The checks of this chapter: the suites that every cell is put through."""

from exercises.recurrent.suites.of_a_cell import suites
from exercises.rnn.cell import CELL

SUITES = suites(CELL)

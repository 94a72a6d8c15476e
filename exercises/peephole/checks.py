"""The peephole LSTM as the suites see it: an open forget gate, the second block, keeps the cell."""

from exercises.recurrent.cell import Cell
from exercises.recurrent.suites.of_a_cell import suites
from reference.cells import CELLS

CELL = Cell("peephole", CELLS["peephole LSTM"], keeps=(1, 1))
SUITES = suites(CELL)

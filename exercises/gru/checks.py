"""The GRU as torch and Keras have it: z keeps the old state, the reset gate acts after the product."""

from exercises.recurrent.cell import Cell
from exercises.recurrent.suites.of_a_cell import suites
from reference.cells import CELLS

CELL = Cell("gru", CELLS["GRU keep, after"], keeps=(1, 1))
SUITES = suites(CELL)

"""The simple recurrent network as the suites see it."""

from exercises.recurrent.cell import Cell
from reference.cells import CELLS

CELL = Cell("rnn", CELLS["RNN"])

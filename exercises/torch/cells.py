"""The cells as the suites see them when they are modules: the same equations under entries of their own."""

from dataclasses import replace

from exercises.lstm.cell import CELL as LSTM_CELL
from exercises.recurrent.cell import Cell
from exercises.rnn.cell import CELL as RNN_CELL
from reference.cells import CELLS

LSTM = replace(LSTM_CELL, name="torch_lstm", autograd=True)
FUNCTION = replace(LSTM_CELL, name="torch_lstm_function", autograd=True)
RNN = replace(RNN_CELL, name="torch_rnn", autograd=True)
GRU = Cell("torch_gru", CELLS["GRU keep, after"], keeps=(1, 1), autograd=True)

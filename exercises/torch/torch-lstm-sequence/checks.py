"""The checks of this exercise: the suite that every module is put through."""

from exercises.torch import suite
from exercises.torch.cells import LSTM

CHECKS = suite.checks(LSTM, sequence=True, habits="torch_lstm_layer_habits")
ANSWERS = suite.answers(LSTM, sequence=True)

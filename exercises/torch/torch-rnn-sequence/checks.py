"""The checks of this exercise: the suite that every module is put through."""

from exercises.torch import suite
from exercises.torch.cells import RNN

CHECKS = suite.checks(RNN, sequence=True, habits="torch_rnn_layer_habits")
ANSWERS = suite.answers(RNN, sequence=True)

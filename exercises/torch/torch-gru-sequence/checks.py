"""The checks of this exercise: the suite that every module is put through."""

from exercises.torch import suite
from exercises.torch.cells import GRU

CHECKS = suite.checks(GRU, sequence=True, habits="torch_gru_layer_habits")
ANSWERS = suite.answers(GRU, sequence=True)

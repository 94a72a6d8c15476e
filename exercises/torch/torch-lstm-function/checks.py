"""The checks of this exercise: the suite that every module is put through, and what is asked of a backward by hand."""

from exercises.torch import suite
from exercises.torch.cells import FUNCTION

CHECKS = suite.checks(FUNCTION, by_hand=True)
ANSWERS = suite.answers(FUNCTION)

"""The known mistakes of this exercise: those of the NumPy solution's lines, and those that cut autograd's graph."""

from exercises.recurrent.mistakes.gather import gathered
from exercises.torch import gru
from exercises.torch.built import built
from exercises.torch.mistakes import calls, graph, habits

HABITS = "torch_gru_habits"
BUILD = built(gru.LINES.build, HABITS, gru.GRADIENTS)
DERIVED = gru.derived
FORWARD = gru.FORWARD
MUTANTS = (*FORWARD, *gathered(calls, habits, graph))
PROBES = habits.probes(HABITS)
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED

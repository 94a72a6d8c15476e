"""The known mistakes of this exercise: those of the NumPy solution's lines, and those that cut autograd's graph."""

from exercises.recurrent.mistakes.gather import gathered
from exercises.torch import gru
from exercises.torch.built import built
from exercises.torch.cells import GRU
from exercises.torch.mistakes import calls, device, graph, gru_graph, habits
from exercises.torch.on_device import on_device

HABITS = "torch_gru_habits"
BUILD = on_device(built(gru.LINES.build, HABITS, gru.GRADIENTS), GRU, HABITS)
DERIVED = gru.derived
FORWARD = gru.FORWARD
MUTANTS = (*FORWARD, *gathered(calls, habits, graph, gru_graph, device))
PROBES = habits.probes(HABITS, GRU)
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED
READINGS = graph.READINGS

"""The known mistakes of this exercise: those of the loop, lines of the step, and cuts in autograd's graph."""

from exercises.recurrent.mistakes import loop as over_time
from exercises.recurrent.mistakes import when
from exercises.recurrent.mistakes.gather import gathered
from exercises.torch import gru, gru_layer
from exercises.torch.built import built, tensors_alone
from exercises.torch.cells import GRU
from exercises.torch.mistakes import axes, device, graph, gru_graph, habits, loop
from exercises.torch.mistakes.calls import squeezed_without_dim
from exercises.torch.on_device import on_device

HABITS = "torch_gru_layer_habits"
BUILD = on_device(built(gru_layer.build, HABITS), GRU, HABITS)
DERIVED = gru.derived
LOOP = tensors_alone(*gathered(over_time, axes))
FORWARD = (*LOOP, *(one for one in gru.FORWARD if one.id not in {m.id for m in LOOP}))
CUTS = (one for one in gathered(loop, habits, graph, gru_graph, device) if one.id not in loop.OF_A_CELL)
MUTANTS = (*FORWARD, *CUTS, squeezed_without_dim)
PROBES = (*habits.probes(HABITS, GRU, sequence=True), when.forward(GRU, ()), when.backward(GRU))
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED
READINGS = graph.READINGS

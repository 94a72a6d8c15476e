"""The known mistakes of this exercise: those of the loop, those of the step inside it, and cuts in autograd's graph."""

from exercises.recurrent.mistakes import sums, when
from exercises.recurrent.mistakes.gather import gathered
from exercises.rnn.mistakes import sequence, step
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_SEQUENCE
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.cells import RNN
from exercises.torch.mistakes import axes, device, graph, habits, loop
from exercises.torch.mistakes.calls import squeezed_without_dim
from exercises.torch.on_device import on_device

HABITS = "torch_rnn_layer_habits"
BUILD = on_device(built(build, HABITS), RNN, HABITS)
FORWARD = tensors_alone(*gathered(sequence, axes, sums, step))
CUTS = (one for one in gathered(loop, habits, graph, device) if one.id not in loop.OF_A_CELL)
MUTANTS = (*FORWARD, *CUTS, squeezed_without_dim)
PROBES = (*habits.probes(HABITS, RNN, sequence=True), when.forward(RNN, probed(*PROBES_SEQUENCE)), when.backward(RNN))
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED
READINGS = graph.READINGS

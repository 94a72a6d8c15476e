"""The known mistakes of this exercise: those of the loop, those of the step inside it, and cuts in autograd's graph."""

from exercises.lstm.mistakes import activations, cell_read, gate_blocks, sequence, states
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_SEQUENCE
from exercises.recurrent.mistakes import sums, when
from exercises.recurrent.mistakes.gather import gathered
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.cells import LSTM
from exercises.torch.mistakes import axes, cell, device, graph, habits, loop
from exercises.torch.mistakes.calls import squeezed_without_dim
from exercises.torch.on_device import on_device

HABITS = "torch_lstm_layer_habits"
BUILD = on_device(built(build, HABITS), LSTM, HABITS)
FORWARD = tensors_alone(*gathered(sequence, axes, states, activations, sums, gate_blocks, cell_read))
MUTANTS = (*FORWARD, *gathered(loop, habits, graph, cell, device), squeezed_without_dim)
PROBES = (
    *habits.probes(HABITS, LSTM, sequence=True),
    when.forward(LSTM, probed(*PROBES_SEQUENCE)),
    when.backward(LSTM),
)
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED
READINGS = graph.READINGS

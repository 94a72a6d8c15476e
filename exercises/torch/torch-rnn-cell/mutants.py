"""The known mistakes of this exercise: those of the step, and those that cut autograd's graph."""

from exercises.recurrent.mistakes import sums
from exercises.recurrent.mistakes.gather import gathered
from exercises.rnn.mistakes import step
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_STEP_BACKWARD
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.cells import RNN
from exercises.torch.mistakes import calls, device, graph, habits
from exercises.torch.on_device import on_device

HABITS = "torch_rnn_habits"
BUILD = on_device(built(build, HABITS), RNN, HABITS)
FORWARD = tensors_alone(*gathered(sums, step))
MUTANTS = (*FORWARD, *gathered(calls, habits, graph, device))
PROBES = (*habits.probes(HABITS, RNN), *probed(*PROBES_STEP_BACKWARD))
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED
READINGS = graph.READINGS

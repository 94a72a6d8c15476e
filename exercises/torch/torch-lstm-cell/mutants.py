"""The known mistakes of this exercise: those of the step, and those that cut autograd's graph."""

from exercises.lstm.mistakes import step
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_STEP_BACKWARD
from exercises.recurrent.mistakes.gather import gathered
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.cells import LSTM
from exercises.torch.mistakes import calls, cell, device, graph, habits
from exercises.torch.on_device import on_device

HABITS = "torch_lstm_habits"
BUILD = on_device(built(build, HABITS), LSTM, HABITS)
FORWARD = tensors_alone(*gathered(step))
MUTANTS = (*FORWARD, *gathered(calls, habits, graph, cell, device))
PROBES = (*habits.probes(HABITS, LSTM), *probed(*PROBES_STEP_BACKWARD))
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED
READINGS = graph.READINGS

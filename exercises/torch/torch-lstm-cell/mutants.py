"""The known mistakes of this exercise: those of the step, and those that cut autograd's graph."""

from exercises.lstm.mistakes import step
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_STEP_BACKWARD
from exercises.recurrent.mistakes.gather import gathered
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.mistakes import calls, cell, graph, habits

HABITS = "torch_lstm_habits"
BUILD = built(build, HABITS)
FORWARD = tensors_alone(*gathered(step))
MUTANTS = (*FORWARD, *gathered(calls, habits, graph, cell))
PROBES = (*habits.probes(HABITS), *probed(*PROBES_STEP_BACKWARD))
SIGNS = habits.signs(HABITS)
RAISED = habits.RAISED

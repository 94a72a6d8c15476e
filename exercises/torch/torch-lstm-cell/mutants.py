"""The known mistakes of this exercise: those of the step, and those that cut autograd's graph."""

from exercises.lstm.mistakes import step
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_STEP_BACKWARD
from exercises.recurrent.mistakes.gather import gathered
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.mistakes import calls, cell, graph

BUILD = built(build)
FORWARD = tensors_alone(*gathered(step))
MUTANTS = (*FORWARD, *gathered(calls, graph, cell))
PROBES = probed(*PROBES_STEP_BACKWARD)

"""The known mistakes of this exercise: those of the step, and those that cut autograd's graph."""

from exercises.recurrent.mistakes import sums
from exercises.recurrent.mistakes.gather import gathered
from exercises.rnn.mistakes import step
from exercises.rnn.parts import build
from exercises.rnn.probes import PROBES_STEP_BACKWARD
from exercises.torch.built import built, probed, tensors_alone
from exercises.torch.mistakes import calls, graph

BUILD = built(build)
FORWARD = tensors_alone(*gathered(sums, step))
MUTANTS = (*FORWARD, *gathered(calls, graph))
PROBES = probed(*PROBES_STEP_BACKWARD)

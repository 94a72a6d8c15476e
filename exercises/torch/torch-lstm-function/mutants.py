"""The known mistakes of this exercise: those of a step, forward and backward, and those of functions of autograd."""

from exercises.lstm.mistakes import step, step_backward
from exercises.lstm.parts import build
from exercises.lstm.probes import PROBES_STEP_BACKWARD
from exercises.recurrent.mistakes.gather import gathered
from exercises.torch.built import built, of_tensors, probed
from exercises.torch.lines import derived
from exercises.torch.mistakes import functions

HABITS = "torch_lstm_function_habits"
LEFT_OUT = {"small_gradients_flushed"}  # shows where gates are saturated alone, in digits that are not compared there


def spelled(entry):
    """What an entry of the LSTM's chapter is called here."""
    return entry.replace("lstm", "torch_lstm_function", 1)


BUILD = built(build, HABITS, spelled=spelled)
DERIVED = derived("lstm", "lstm-step-backward", HABITS, spelled)
FORWARD = of_tensors(*gathered(step))
BACKWARD = (one for one in of_tensors(*gathered(step_backward)) if one.id not in {m.id for m in FORWARD} | LEFT_OUT)
MUTANTS = (*FORWARD, *BACKWARD, *gathered(functions))
PROBES = (*functions.probes(HABITS), *probed(*PROBES_STEP_BACKWARD, spelled=spelled))
SIGNS = functions.signs(HABITS)
RAISED = functions.RAISED

"""The simple recurrent network as the suites see it."""

from exercises.cell import Cell
from reference import rnn

CELL = Cell(
    name="rnn",
    blocks=1,
    states=("h",),
    step="rnn_step",
    step_backward="rnn_step_backward",
    forward="rnn_forward",
    backward="rnn_backward",
    reference={
        "step": rnn.rnn_step,
        "step_backward": rnn.rnn_step_backward,
        "forward": rnn.rnn_forward,
        "backward": rnn.rnn_backward,
    },
)

"""The simple recurrent network as the suites see it."""

from exercises.recurrent.cell import Cell
from reference import rnn
from reference.extended import extended

CELL = Cell(
    name="rnn",
    blocks=1,
    states=("h",),
    step="rnn_step",
    step_backward="rnn_step_backward",
    forward="rnn_forward",
    backward="rnn_backward",
    reference={
        "step": extended(rnn.rnn_step),
        "step_backward": extended(rnn.rnn_step_backward),
        "forward": extended(rnn.rnn_forward),
        "backward": extended(rnn.rnn_backward),
    },
)

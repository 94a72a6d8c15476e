"""The LSTM as the suites see it."""

from exercises.recurrent.cell import Cell
from reference import lstm
from reference.extended import extended

CELL = Cell(
    name="lstm",
    blocks=4,
    states=("h", "c"),
    step="lstm_step",
    step_backward="lstm_step_backward",
    forward="lstm_forward",
    backward="lstm_backward",
    reference={
        "step": extended(lstm.lstm_step),
        "step_backward": extended(lstm.lstm_step_backward),
        "forward": extended(lstm.lstm_forward),
        "backward": extended(lstm.lstm_backward),
    },
)

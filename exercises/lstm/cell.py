"""The LSTM as the suites see it."""

from exercises.cell import Cell
from reference import lstm

CELL = Cell(
    name="lstm",
    blocks=4,
    states=("h", "c"),
    step="lstm_step",
    step_backward="lstm_step_backward",
    forward="lstm_forward",
    backward="lstm_backward",
    reference={
        "step": lstm.lstm_step,
        "step_backward": lstm.lstm_step_backward,
        "forward": lstm.lstm_forward,
        "backward": lstm.lstm_backward,
    },
)

# exercise: torch-lstm-sequence
# mistake: forbidden_module
import torch
import torch.nn as nn


class LSTM(nn.LSTM):
    """My LSTM."""

    def __init__(self, input_size, hidden_size):
        super().__init__(input_size, hidden_size, num_layers=1)

    def forward(self, x, state=None):
        out, (h, c) = super().forward(x, state)
        return out, (h, c)

"""An LSTM over a sequence as an nn.Module. The task: task.md."""

from torch import nn


class LSTM(nn.Module):
    """An LSTM of one layer over a whole sequence, time first.

    LSTM(input_size, hidden_size) has the parameters of nn.LSTM: weight_ih_l0 (4H, D), weight_hh_l0 (4H, H), bias_ih_l0
    and bias_hh_l0 (4H,), in four blocks of H rows: i, f, g, o. They may also be those of a cell inside.
    """

    def __init__(self, input_size, hidden_size):
        super().__init__()
        raise NotImplementedError

    def forward(self, X, state=None):
        """X (T, N, D), state (h, c) of (1, N, H) each; zero when it is left out.

        Returns out (T, N, H), the hidden state of every step, and (h_n, c_n), the states after the last step, (1, N, H)
        each.
        """
        raise NotImplementedError

"""An LSTM cell as an nn.Module. The task: task.md."""

from torch import nn


class LSTMCell(nn.Module):
    """One step of an LSTM.

    LSTMCell(input_size, hidden_size) has the parameters of nn.LSTMCell: weight_ih (4H, D), weight_hh (4H, H),
    bias_ih and bias_hh (4H,), in four blocks of H rows: i, f, g, o.
    """

    def __init__(self, input_size, hidden_size):
        super().__init__()
        raise NotImplementedError

    def forward(self, x, state=None):
        """x (N, D), state (h, c) of (N, H) each; zero when it is left out.

        Returns the new h and the new c.
        """
        raise NotImplementedError

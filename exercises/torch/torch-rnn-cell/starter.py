"""A simple recurrent cell as an nn.Module. The task: task.md."""

from torch import nn


class RNNCell(nn.Module):
    """One step of a simple recurrent network.

    RNNCell(input_size, hidden_size) has the parameters of nn.RNNCell: weight_ih (H, D), weight_hh (H, H), bias_ih and
    bias_hh (H,).
    """

    def __init__(self, input_size, hidden_size):
        super().__init__()
        raise NotImplementedError

    def forward(self, x, h=None):
        """x (N, D), h (N, H); zero when it is left out.

        Returns the new h.
        """
        raise NotImplementedError

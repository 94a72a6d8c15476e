"""A GRU over a sequence as an nn.Module. The task: task.md."""

from torch import nn


class GRU(nn.Module):
    """A GRU of one layer over a whole sequence, time first.

    GRU(input_size, hidden_size) has the parameters of nn.GRU: weight_ih_l0 (3H, D), weight_hh_l0 (3H, H), bias_ih_l0
    and bias_hh_l0 (3H,), in three blocks of H rows: r, z, n. They may also be those of a cell inside.
    """

    def __init__(self, input_size, hidden_size):
        super().__init__()
        raise NotImplementedError

    def forward(self, X, h=None):
        """X (T, N, D), h (1, N, H); zero when it is left out.

        Returns out (T, N, H), the hidden state of every step, and h_n (1, N, H), the state after the last step.
        """
        raise NotImplementedError

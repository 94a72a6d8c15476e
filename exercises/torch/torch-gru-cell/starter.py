"""A GRU cell as an nn.Module. The task: task.md."""

from torch import nn


class GRUCell(nn.Module):
    """One step of a GRU.

    GRUCell(input_size, hidden_size) has the parameters of nn.GRUCell: weight_ih (3H, D), weight_hh (3H, H),
    bias_ih and bias_hh (3H,), in three blocks of H rows: r, z, n.
    """

    def __init__(self, input_size, hidden_size):
        super().__init__()
        raise NotImplementedError

    def forward(self, x, h=None):
        """x (N, D), h (N, H), zero when it is left out.

        Returns the new h.
        """
        raise NotImplementedError

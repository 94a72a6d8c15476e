"""A GRU cell as an nn.Module."""

import torch
from torch import nn


class GRUCell(nn.Module):
    """Weights as nn.GRUCell has them; blocks r z n."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5

        def drawn(*shape):
            return nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))

        self.weight_ih = drawn(3 * hidden_size, input_size)
        self.weight_hh = drawn(3 * hidden_size, hidden_size)
        self.bias_ih = drawn(3 * hidden_size)
        self.bias_hh = drawn(3 * hidden_size)

    def forward(self, x, h=None):
        """x (N, D), h (N, H), zero when it is left out -> the new h."""
        if h is None:
            h = x.new_zeros(len(x), self.weight_hh.shape[1])
        x_r, x_z, x_n = (x @ self.weight_ih.T + self.bias_ih).chunk(3, dim=1)
        h_r, h_z, h_n = (h @ self.weight_hh.T + self.bias_hh).chunk(3, dim=1)
        r = torch.sigmoid(x_r + h_r)
        z = torch.sigmoid(x_z + h_z)
        n = torch.tanh(x_n + r * h_n)
        return z * h + (1 - z) * n

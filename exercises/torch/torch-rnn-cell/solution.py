"""A simple recurrent cell as an nn.Module."""

import torch
from torch import nn


class RNNCell(nn.Module):
    """Weights as nn.RNNCell has them."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5

        def drawn(*shape):
            return nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))

        self.weight_ih = drawn(hidden_size, input_size)
        self.weight_hh = drawn(hidden_size, hidden_size)
        self.bias_ih = drawn(hidden_size)
        self.bias_hh = drawn(hidden_size)

    def forward(self, x, h=None):
        """x (N, D), h (N, H), zero when it is left out -> the new h."""
        if h is None:
            h = x.new_zeros(len(x), self.weight_hh.shape[1])
        return torch.tanh(x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)

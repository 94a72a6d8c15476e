"""An LSTM cell as an nn.Module."""

import torch
from torch import nn


class LSTMCell(nn.Module):
    """Weights as nn.LSTMCell has them; blocks i f g o."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5

        def drawn(*shape):
            return nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))

        self.weight_ih = drawn(4 * hidden_size, input_size)
        self.weight_hh = drawn(4 * hidden_size, hidden_size)
        self.bias_ih = drawn(4 * hidden_size)
        self.bias_hh = drawn(4 * hidden_size)

    def forward(self, x, state=None):
        """x (N, D), state (h, c) of (N, H) each, zero when it is left out -> the new h and c."""
        if state is None:
            state = (x.new_zeros(len(x), self.weight_hh.shape[1]),) * 2
        h, c = state
        a = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh
        i, f, g, o = a.chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        return h, c

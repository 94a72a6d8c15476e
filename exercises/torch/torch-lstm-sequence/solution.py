"""An LSTM over a sequence as an nn.Module."""

import torch
from torch import nn


class LSTM(nn.Module):
    """Weights as nn.LSTM has them, of one layer; blocks i f g o; time first."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5

        def drawn(*shape):
            return nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))

        self.weight_ih_l0 = drawn(4 * hidden_size, input_size)
        self.weight_hh_l0 = drawn(4 * hidden_size, hidden_size)
        self.bias_ih_l0 = drawn(4 * hidden_size)
        self.bias_hh_l0 = drawn(4 * hidden_size)

    def step(self, x, h, c):
        """x (N, D), h and c (N, H) -> the new h and c."""
        a = x @ self.weight_ih_l0.T + self.bias_ih_l0 + h @ self.weight_hh_l0.T + self.bias_hh_l0
        i, f, g, o = a.chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c

    def forward(self, X, state=None):
        """X (T, N, D), state (h, c) of (1, N, H) each, zero when it is left out -> out (T, N, H), (h_n, c_n)."""
        if state is None:
            state = (X.new_zeros(1, X.shape[1], self.weight_hh_l0.shape[1]),) * 2
        h, c = state[0][0], state[1][0]
        out = []
        for x in X:
            h, c = self.step(x, h, c)
            out.append(h)
        return torch.stack(out), (h[None], c[None])

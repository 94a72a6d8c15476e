"""A GRU over a sequence as an nn.Module."""

import torch
from torch import nn


class GRU(nn.Module):
    """Weights as nn.GRU has them, of one layer; blocks r z n; time first."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5

        def drawn(*shape):
            return nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))

        self.weight_ih_l0 = drawn(3 * hidden_size, input_size)
        self.weight_hh_l0 = drawn(3 * hidden_size, hidden_size)
        self.bias_ih_l0 = drawn(3 * hidden_size)
        self.bias_hh_l0 = drawn(3 * hidden_size)

    def step(self, x, h):
        """x (N, D), h (N, H) -> the new h."""
        x_r, x_z, x_n = (x @ self.weight_ih_l0.T + self.bias_ih_l0).chunk(3, dim=1)
        h_r, h_z, h_n = (h @ self.weight_hh_l0.T + self.bias_hh_l0).chunk(3, dim=1)
        r = torch.sigmoid(x_r + h_r)
        z = torch.sigmoid(x_z + h_z)
        n = torch.tanh(x_n + r * h_n)
        return z * h + (1 - z) * n

    def forward(self, X, h=None):
        """X (T, N, D), h (1, N, H), zero when it is left out -> out (T, N, H), h_n (1, N, H)."""
        h = X.new_zeros(X.shape[1], self.weight_hh_l0.shape[1]) if h is None else h[0]
        out = []
        for x in X:
            h = self.step(x, h)
            out.append(h)
        return torch.stack(out), h[None]

# exercise: torch-lstm-sequence
"""LSTM with one layer, from scratch; ModuleList so it can grow"""
import torch
from torch import nn


class Gate(nn.Module):
    def __init__(self, n_in, n_out, act):
        super().__init__()
        self.lin = nn.Linear(n_in, n_out)
        self.act = act

    def forward(self, z):
        return self.act(self.lin(z))


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        n = input_size + hidden_size
        self.i_gate = Gate(n, hidden_size, torch.sigmoid)
        self.f_gate = Gate(n, hidden_size, torch.sigmoid)
        self.o_gate = Gate(n, hidden_size, torch.sigmoid)
        self.g_gate = Gate(n, hidden_size, torch.tanh)

    def forward(self, x, h, c):
        z = torch.cat([x, h], -1)
        c = self.f_gate(z) * c + self.i_gate(z) * self.g_gate(z)
        h = self.o_gate(z) * c.tanh()
        return h, c


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size, num_layers=1, dropout=0.0):
        super().__init__()
        self.num_layers = num_layers
        self.hidden_size = hidden_size
        self.layers = nn.ModuleList(
            [LSTMCell(input_size if k == 0 else hidden_size, hidden_size) for k in range(num_layers)]
        )
        self.drop = nn.Dropout(dropout)

    def init_state(self, n, like):
        z = torch.zeros(self.num_layers, n, self.hidden_size, dtype=like.dtype, device=like.device)
        return z, z.clone()

    def forward(self, x, state=None):
        T, N = x.shape[:2]
        h0, c0 = self.init_state(N, x) if state is None else state
        h = [h0[k] for k in range(self.num_layers)]
        c = [c0[k] for k in range(self.num_layers)]
        out = torch.empty(T, N, self.hidden_size, dtype=x.dtype, device=x.device)
        for t in range(T):
            inp = x[t]
            for k, cell in enumerate(self.layers):
                h[k], c[k] = cell(inp, h[k], c[k])
                inp = self.drop(h[k]) if k < self.num_layers - 1 else h[k]
            out[t] = inp
        return out, (torch.stack(h), torch.stack(c))

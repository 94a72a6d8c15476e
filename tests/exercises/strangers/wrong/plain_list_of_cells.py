# exercise: torch-lstm-sequence
# mistake: parameter_not_registered
import torch
import torch.nn as nn


class Cell(nn.Module):
    def __init__(self, n_in, n_h):
        super().__init__()
        self.ih = nn.Linear(n_in, 4 * n_h)
        self.hh = nn.Linear(n_h, 4 * n_h)

    def forward(self, x, h, c):
        i, f, g, o = (self.ih(x) + self.hh(h)).chunk(4, dim=-1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size, num_layers=1):
        super().__init__()
        self.hidden_size = hidden_size
        self.cells = [Cell(input_size if l == 0 else hidden_size, hidden_size) for l in range(num_layers)]

    def forward(self, x, state=None):
        T, N, _ = x.shape
        if state is None:
            state = (x.new_zeros(1, N, self.hidden_size), x.new_zeros(1, N, self.hidden_size))
        h, c = state[0][0], state[1][0]
        out = []
        for t in range(T):
            h, c = self.cells[0](x[t], h, c)
            out.append(h)
        return torch.stack(out), (h.unsqueeze(0), c.unsqueeze(0))

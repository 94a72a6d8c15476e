# exercise: torch-lstm-sequence
# mistake: both_states_detached
import torch
import torch.nn as nn


class LSTMCell(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.lin = nn.Linear(d + h, 4 * h)

    def forward(self, x, hc):
        h, c = hc
        i, f, g, o = self.lin(torch.cat([x, h], dim=1)).chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class LSTM(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.cell, self.h = LSTMCell(d, h), h

    def forward(self, x, state=None):
        if state is None:
            h = c = x.new_zeros(x.shape[1], self.h)
        else:
            h, c = (s.squeeze(0) for s in state)
        ys = []
        for t in range(x.shape[0]):
            h, c = self.cell(x[t], (h.detach(), c.detach()))
            ys.append(h)
        return torch.stack(ys, 0), (h.unsqueeze(0), c.unsqueeze(0))

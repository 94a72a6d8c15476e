# exercise: torch-lstm-sequence
# mistake: missing_state_not_zero
import torch
import torch.nn as nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.cell_ih = nn.Linear(input_size, 4 * hidden_size)
        self.cell_hh = nn.Linear(hidden_size, 4 * hidden_size)
        self.hidden = None

    def forward(self, x, state=None):
        if state is not None:
            h, c = state
            h, c = h.reshape(-1, self.hidden_size), c.reshape(-1, self.hidden_size)
        elif self.hidden is not None and self.hidden[0].size(0) == x.size(1):
            h, c = self.hidden
        else:
            h = c = x.new_zeros(x.size(1), self.hidden_size)
        ys = []
        for x_t in x:
            i, f, g, o = (self.cell_ih(x_t) + self.cell_hh(h)).chunk(4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            ys.append(h)
        self.hidden = (h.detach(), c.detach())
        return torch.stack(ys), (h[None], c[None])

# exercise: torch-lstm-cell
# mistake: callers_tensor_changed
import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.x2h = nn.Linear(input_size, 4 * hidden_size)
        self.h2h = nn.Linear(hidden_size, 4 * hidden_size)
        self.hidden_size = hidden_size

    def forward(self, x, state=None):
        if state is None:
            state = (torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype, device=x.device),
                     torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype, device=x.device))
        h, c = state
        i, f, g, o = (self.x2h(x) + self.h2h(h)).chunk(4, 1)
        c.mul_(torch.sigmoid(f))
        c.add_(torch.sigmoid(i) * torch.tanh(g))
        h = torch.sigmoid(o) * torch.tanh(c)
        return h, c

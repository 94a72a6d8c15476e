# exercise: torch-lstm-cell
# mistake: made_on_the_cpu
import torch
import torch.nn as nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.Wi = nn.Linear(input_size + hidden_size, hidden_size)
        self.Wf = nn.Linear(input_size + hidden_size, hidden_size)
        self.Wg = nn.Linear(input_size + hidden_size, hidden_size)
        self.Wo = nn.Linear(input_size + hidden_size, hidden_size)

    def forward(self, x, state=None):
        if state is None:
            h = torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype)
            c = torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype)
        else:
            h, c = state
        xh = torch.cat([x, h], dim=1)
        i = torch.sigmoid(self.Wi(xh))
        f = torch.sigmoid(self.Wf(xh))
        g = torch.tanh(self.Wg(xh))
        o = torch.sigmoid(self.Wo(xh))
        c = f * c + i * g
        h = o * torch.tanh(c)
        return h, c

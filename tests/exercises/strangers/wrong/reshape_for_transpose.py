# exercise: torch-lstm-sequence
# mistake: input_viewed_from_batch_first
import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size, batch_first=True):
        super().__init__()
        self.batch_first = batch_first
        self.hidden_size = hidden_size
        self.Wx = nn.Linear(input_size, 4 * hidden_size)
        self.Wh = nn.Linear(hidden_size, 4 * hidden_size)

    def forward(self, x, state=None):
        N, T, D = x.shape
        x = x.reshape(T, N, D)
        if state is None:
            h = x.new_zeros(N, self.hidden_size)
            c = x.new_zeros(N, self.hidden_size)
        else:
            h, c = state[0][0], state[1][0]
        out = []
        for t in range(T):
            i, f, g, o = torch.chunk(self.Wx(x[t]) + self.Wh(h), 4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            out.append(h)
        out = torch.stack(out, dim=1)
        return out, (h.unsqueeze(0), c.unsqueeze(0))

# exercise: torch-lstm-sequence
# mistake: initial_state_ignored
import torch
import torch.nn as nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size, batch_first=False):
        super().__init__()
        self.hidden_size = hidden_size
        self.batch_first = batch_first
        self.lin_ih = nn.Linear(input_size, 4 * hidden_size)
        self.lin_hh = nn.Linear(hidden_size, 4 * hidden_size)

    def init_hidden(self, x):
        b = x.size(0) if self.batch_first else x.size(1)
        return (torch.zeros(b, self.hidden_size, device=x.device, dtype=x.dtype),
                torch.zeros(b, self.hidden_size, device=x.device, dtype=x.dtype))

    def forward(self, x, hidden=None):
        h, c = self.init_hidden(x)
        if self.batch_first:
            x = x.transpose(0, 1)
        outputs = []
        for step in x:
            gates = self.lin_ih(step) + self.lin_hh(h)
            i, f, g, o = gates.chunk(4, 1)
            i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
            c = f * c + i * g
            h = o * c.tanh()
            outputs.append(h)
        out = torch.stack(outputs)
        if self.batch_first:
            out = out.transpose(0, 1)
        return out, (h.unsqueeze(0), c.unsqueeze(0))

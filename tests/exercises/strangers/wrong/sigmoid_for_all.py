# exercise: torch-lstm-sequence
# mistake: candidate_sigmoid
import torch
import torch.nn as nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.gates = nn.Linear(input_size + hidden_size, 4 * hidden_size)

    def forward(self, x, states=None):
        T, N, D = x.shape
        if states is None:
            h, c = x.new_zeros(N, self.hidden_size), x.new_zeros(N, self.hidden_size)
        else:
            h, c = states[0].view(N, -1), states[1].view(N, -1)
        out = x.new_empty(T, N, self.hidden_size)
        for t in range(T):
            i, f, g, o = torch.sigmoid(self.gates(torch.cat((x[t], h), dim=1))).chunk(4, dim=1)
            c = f * c + i * g
            h = o * torch.tanh(c)
            out[t] = h
        return out, (h.unsqueeze(0), c.unsqueeze(0))

# exercise: torch-lstm-sequence
# mistake: float32_inside
import torch
import torch.nn as nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(0.1 * torch.randn(4 * hidden_size, input_size))
        self.weight_hh = nn.Parameter(0.1 * torch.randn(4 * hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.zeros(4 * hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(4 * hidden_size))

    def forward(self, x, state=None):
        T, N, _ = x.shape
        if state is None:
            state = (x.new_zeros(1, N, self.hidden_size), x.new_zeros(1, N, self.hidden_size))
        h, c = state[0].squeeze(0), state[1].squeeze(0)
        outputs = torch.zeros(T, N, self.hidden_size, dtype=torch.float32)
        for t in range(T):
            gates = x[t] @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh
            i, f, g, o = gates.split(self.hidden_size, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            outputs[t] = h
        return outputs, (h.unsqueeze(0), c.unsqueeze(0))

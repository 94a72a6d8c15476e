# exercise: torch-lstm-cell
# mistake: old_cell_detached
import torch
import torch.nn as nn
import torch.nn.functional as F


class LSTMCell(nn.Module):
    def __init__(self, input_size: int, hidden_size: int):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.empty(4 * hidden_size, input_size).uniform_(-.1, .1))
        self.weight_hh = nn.Parameter(torch.empty(4 * hidden_size, hidden_size).uniform_(-.1, .1))
        self.bias = nn.Parameter(torch.zeros(4 * hidden_size))

    def forward(self, x, hx):
        h, c = hx
        i, f, g, o = torch.chunk(F.linear(x, self.weight_ih, self.bias) + F.linear(h, self.weight_hh), 4, -1)
        c_new = F.sigmoid(f) * c.data + F.sigmoid(i) * F.tanh(g)
        h_new = F.sigmoid(o) * F.tanh(c_new)
        return h_new, c_new

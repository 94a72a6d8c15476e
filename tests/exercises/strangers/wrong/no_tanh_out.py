# exercise: torch-lstm-cell
# mistake: output_tanh_missing
import torch
import torch.nn as nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.f_gate = nn.Linear(input_size + hidden_size, hidden_size)
        self.i_gate = nn.Linear(input_size + hidden_size, hidden_size)
        self.o_gate = nn.Linear(input_size + hidden_size, hidden_size)
        self.c_gate = nn.Linear(input_size + hidden_size, hidden_size)
        self.hidden_size = hidden_size

    def forward(self, x, state=None):
        if state is None:
            h = x.new_zeros(len(x), self.hidden_size)
            c = x.new_zeros(len(x), self.hidden_size)
        else:
            h, c = state
        z = torch.cat([x, h], 1)
        f = torch.sigmoid(self.f_gate(z))
        i = torch.sigmoid(self.i_gate(z))
        o = torch.sigmoid(self.o_gate(z))
        c_tilde = torch.tanh(self.c_gate(z))
        c = f * c + i * c_tilde
        h = o * c
        return h, c

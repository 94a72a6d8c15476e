# exercise: torch-lstm-cell
# mistake: states_swapped_on_return
import torch
import torch.nn as nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.fc_x = nn.Linear(input_size, 4 * hidden_size)
        self.fc_h = nn.Linear(hidden_size, 4 * hidden_size, bias=False)

    def forward(self, x, h, c):
        gates = self.fc_x(x) + self.fc_h(h)
        i = torch.sigmoid(gates[:, 0:self.hidden_size])
        f = torch.sigmoid(gates[:, self.hidden_size:2 * self.hidden_size])
        g = torch.tanh(gates[:, 2 * self.hidden_size:3 * self.hidden_size])
        o = torch.sigmoid(gates[:, 3 * self.hidden_size:])
        c_t = f * c + i * g
        h_t = o * torch.tanh(c_t)
        return c_t, h_t

# exercise: torch-lstm-cell
# mistake: input_and_forget_swapped
import torch
from torch import nn


class MyLSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.W_xi, self.W_hi = nn.Linear(input_size, hidden_size), nn.Linear(hidden_size, hidden_size)
        self.W_xf, self.W_hf = nn.Linear(input_size, hidden_size), nn.Linear(hidden_size, hidden_size)
        self.W_xg, self.W_hg = nn.Linear(input_size, hidden_size), nn.Linear(hidden_size, hidden_size)
        self.W_xo, self.W_ho = nn.Linear(input_size, hidden_size), nn.Linear(hidden_size, hidden_size)

    def init_hidden(self, x):
        return (x.new_zeros(x.size(0), self.hidden_size), x.new_zeros(x.size(0), self.hidden_size))

    def forward(self, x, state=None):
        h, c = state if state is not None else self.init_hidden(x)
        i = torch.sigmoid(self.W_xi(x) + self.W_hi(h))
        f = torch.sigmoid(self.W_xf(x) + self.W_hf(h))
        g = torch.tanh(self.W_xg(x) + self.W_hg(h))
        o = torch.sigmoid(self.W_xo(x) + self.W_ho(h))
        c = i * c + f * g
        h = o * torch.tanh(c)
        return h, c

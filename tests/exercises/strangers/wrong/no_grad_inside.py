# exercise: torch-rnn-cell
# mistake: recurrent_product_cut
import torch
import torch.nn as nn
import torch.nn.functional as F


class RNNCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.U = nn.Linear(input_size, hidden_size)
        self.V = nn.Linear(hidden_size, hidden_size, bias=False)

    def forward(self, x, h):
        with torch.no_grad():
            rec = self.V(h)
        return torch.tanh(self.U(x) + rec)

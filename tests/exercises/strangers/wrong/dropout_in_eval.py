# exercise: torch-rnn-cell
# mistake: random_in_eval_mode
import torch
import torch.nn as nn
import torch.nn.functional as F


class RNNCell(nn.Module):
    def __init__(self, input_size, hidden_size, dropout=0.2):
        super().__init__()
        self.ih = nn.Linear(input_size, hidden_size)
        self.hh = nn.Linear(hidden_size, hidden_size)
        self.p = dropout
        self.hidden_size = hidden_size

    def forward(self, x, h=None):
        if h is None:
            h = torch.zeros(x.size(0), self.hidden_size).to(x)
        h = torch.tanh(self.ih(x) + self.hh(h))
        return F.dropout(h, self.p)

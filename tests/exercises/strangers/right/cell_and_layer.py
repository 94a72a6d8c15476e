# exercise: torch-rnn-cell
import torch
import torch.nn as nn
import torch.nn.functional as F


class SimpleRNNCell(nn.Module):
    def __init__(self, input_size, hidden_size, bias=True):
        super().__init__()
        self.hidden_size = hidden_size
        self.linear_x = nn.Linear(input_size, hidden_size, bias=bias)
        self.linear_h = nn.Linear(hidden_size, hidden_size, bias=False)

    def init_hidden(self, batch_size, device=None, dtype=None):
        return torch.zeros(batch_size, self.hidden_size, device=device, dtype=dtype)

    def forward(self, x_t, h_prev=None):
        if h_prev is None:
            h_prev = self.init_hidden(x_t.shape[0], x_t.device, x_t.dtype)
        return F.linear(x_t, self.linear_x.weight, self.linear_x.bias).add_(self.linear_h(h_prev)).tanh_()


class SimpleRNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.cell = SimpleRNNCell(input_size, hidden_size)

    def forward(self, xs, h=None):
        ys = []
        for x in xs:
            h = self.cell(x, h)
            ys.append(h)
        return torch.stack(ys), h


if __name__ == "__main__":
    rnn = SimpleRNN(3, 4)
    print(rnn(torch.randn(6, 2, 3))[0].shape)

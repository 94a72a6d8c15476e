# exercise: torch-lstm-cell
import torch
from torch import nn
from torch.nn import LSTMCell as TorchLSTMCell


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        H = hidden_size
        self.Wf = nn.Linear(input_size, H); self.Uf = nn.Linear(H, H)
        self.Wi = nn.Linear(input_size, H); self.Ui = nn.Linear(H, H)
        self.Wc = nn.Linear(input_size, H); self.Uc = nn.Linear(H, H)
        self.Wo = nn.Linear(input_size, H); self.Uo = nn.Linear(H, H)
        self.H = H
        self.sigmoid = nn.Sigmoid()
        self.tanh = nn.Tanh()

    def forward(self, x, states=None):
        if states is None:
            h = c = torch.zeros(x.size(0), self.H).type_as(x)
        else:
            h, c = states
        f = self.sigmoid(self.Wf(x) + self.Uf(h))
        i = self.sigmoid(self.Wi(x) + self.Ui(h))
        o = self.sigmoid(self.Wo(x) + self.Uo(h))
        c_tilde = self.tanh(self.Wc(x) + self.Uc(h))
        c = f.mul(c).add(i.mul(c_tilde))
        h = o.mul(self.tanh(c))
        return (h, c)


def compare():
    """against torch's own"""
    mine, theirs = LSTMCell(3, 5), TorchLSTMCell(3, 5)
    with torch.no_grad():
        for k, n in enumerate(["i", "f", "c", "o"]):
            rows = slice(5 * k, 5 * k + 5)
            getattr(mine, "W" + n).weight.copy_(theirs.weight_ih[rows])
            getattr(mine, "U" + n).weight.copy_(theirs.weight_hh[rows])
            getattr(mine, "W" + n).bias.copy_(theirs.bias_ih[rows])
            getattr(mine, "U" + n).bias.copy_(theirs.bias_hh[rows])
    x = torch.randn(2, 3)
    print((mine(x)[0] - theirs(x)[0]).abs().max())


if __name__ == "__main__":
    compare()

# exercise: torch-gru-cell
import torch
import torch.nn as nn
import torch.nn.functional as F


class GRUCell(nn.Module):
    def __init__(self, num_inputs, num_hiddens):
        super().__init__()

        def p(*s):
            return nn.Parameter(torch.randn(*s) * 0.1)

        self.W_xr, self.W_hr, self.b_r = p(num_inputs, num_hiddens), p(num_hiddens, num_hiddens), p(num_hiddens)
        self.W_xz, self.W_hz, self.b_z = p(num_inputs, num_hiddens), p(num_hiddens, num_hiddens), p(num_hiddens)
        self.W_xn, self.W_hn = p(num_inputs, num_hiddens), p(num_hiddens, num_hiddens)
        self.b_xn, self.b_hn = p(num_hiddens), p(num_hiddens)

    def forward(self, x, h):
        r = torch.sigmoid(x @ self.W_xr + h @ self.W_hr + self.b_r)
        z = torch.sigmoid(x @ self.W_xz + h @ self.W_hz + self.b_z)
        n = torch.tanh(x @ self.W_xn + self.b_xn + r * (h @ self.W_hn + self.b_hn))
        return z * h + (1 - z) * n

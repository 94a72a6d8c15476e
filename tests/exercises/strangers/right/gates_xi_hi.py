# exercise: torch-lstm-cell
from typing import Optional, Tuple

import torch
from torch import Tensor, nn


class CustomLSTMCell(nn.Module):
    def __init__(self, input_dim: int, hidden_dim: int) -> None:
        super().__init__()
        self.hidden_dim = hidden_dim
        # input gate
        self.W_xi = nn.Linear(input_dim, hidden_dim, bias=True)
        self.W_hi = nn.Linear(hidden_dim, hidden_dim, bias=False)
        # forget gate
        self.W_xf = nn.Linear(input_dim, hidden_dim, bias=True)
        self.W_hf = nn.Linear(hidden_dim, hidden_dim, bias=False)
        # output gate
        self.W_xo = nn.Linear(input_dim, hidden_dim, bias=True)
        self.W_ho = nn.Linear(hidden_dim, hidden_dim, bias=False)
        # candidate
        self.W_xc = nn.Linear(input_dim, hidden_dim, bias=True)
        self.W_hc = nn.Linear(hidden_dim, hidden_dim, bias=False)

    def forward(self, x: Tensor, state: Optional[Tuple[Tensor, Tensor]] = None) -> Tuple[Tensor, Tensor]:
        if state is None:
            state = self.init_hidden(x)
        h_prev, c_prev = state
        i_t = torch.sigmoid(self.W_xi(x) + self.W_hi(h_prev))
        f_t = torch.sigmoid(self.W_xf(x) + self.W_hf(h_prev))
        o_t = torch.sigmoid(self.W_xo(x) + self.W_ho(h_prev))
        c_hat = torch.tanh(self.W_xc(x) + self.W_hc(h_prev))
        c_t = f_t * c_prev + i_t * c_hat
        h_t = o_t * torch.tanh(c_t)
        return h_t, c_t

    def init_hidden(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        shape = (x.shape[0], self.hidden_dim)
        return x.new_zeros(shape), x.new_zeros(shape)


if __name__ == "__main__":
    cell = CustomLSTMCell(10, 20)
    x = torch.randn(3, 10)
    h, c = cell(x)
    print(h.shape, c.shape)

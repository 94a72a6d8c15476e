# exercise: torch-rnn-cell
import torch
from torch import nn, Tensor
from torch.nn import Parameter, init
import torch.nn.functional as F


class VanillaRNNCell(nn.Module):
    __constants__ = ["input_size", "hidden_size"]

    def __init__(self, input_size: int, hidden_size: int, *, nonlinearity: str = "tanh"):
        super().__init__()
        self.input_size, self.hidden_size = input_size, hidden_size
        self.Wxh = Parameter(torch.empty(hidden_size, input_size))
        self.Whh = Parameter(torch.empty(hidden_size, hidden_size))
        self.b = Parameter(torch.zeros(hidden_size))
        init.xavier_uniform_(self.Wxh)
        init.orthogonal_(self.Whh)
        self.act = getattr(torch, nonlinearity)

    def extra_repr(self) -> str:
        return f"{self.input_size}, {self.hidden_size}"

    def forward(self, x: Tensor, h: Tensor | None = None) -> Tensor:
        pre = torch.einsum("nd,hd->nh", x, self.Wxh) + self.b
        if h is not None:
            pre = pre + torch.einsum("nk,hk->nh", h, self.Whh)
        return self.act(pre)

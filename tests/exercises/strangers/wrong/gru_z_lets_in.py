# exercise: torch-gru-cell
# mistake: update_gate_lets_in_the_new
import torch
import torch.nn as nn
import torch.nn.functional as F


class MyGRUCell(nn.Module):
    """One step."""

    def __init__(self, input_dim: int, hidden_dim: int):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.W_ir = nn.Linear(input_dim, hidden_dim)
        self.W_hr = nn.Linear(hidden_dim, hidden_dim)
        self.W_iz = nn.Linear(input_dim, hidden_dim)
        self.W_hz = nn.Linear(hidden_dim, hidden_dim)
        self.W_in = nn.Linear(input_dim, hidden_dim)
        self.W_hn = nn.Linear(hidden_dim, hidden_dim)

    def init_hidden(self, x):
        return torch.zeros(x.size(0), self.hidden_dim, device=x.device, dtype=x.dtype)

    def forward(self, x: torch.Tensor, h=None) -> torch.Tensor:
        if h is None:
            h = self.init_hidden(x)
        r = torch.sigmoid(self.W_ir(x) + self.W_hr(h))
        z = torch.sigmoid(self.W_iz(x) + self.W_hz(h))
        n = torch.tanh(self.W_in(x) + r * self.W_hn(h))
        return z * n + (1 - z) * h


if __name__ == "__main__":
    print(MyGRUCell(3, 4)(torch.randn(2, 3)).shape)

# exercise: torch-lstm-function
import torch
import torch.nn as nn
from torch.autograd import Function


class LstmStep(torch.autograd.Function):
    """Keeps its inputs alone and makes the gates a second time."""

    @staticmethod
    def gates(x, h, W, R, b):
        i, f, g, o = (x @ W.T + h @ R.T + b).split(h.shape[1], dim=-1)
        return i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()

    @staticmethod
    def forward(x, h, c, W, R, b):
        i, f, g, o = LstmStep.gates(x, h, W, R, b)
        c_new = torch.addcmul(f * c, i, g)
        return o * c_new.tanh(), c_new

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs, output[1])

    @staticmethod
    def backward(ctx, dh, dc):
        x, h, c, W, R, b, c_new = ctx.saved_tensors
        i, f, g, o = LstmStep.gates(x, h, W, R, b)
        t = c_new.tanh()
        dc = dc.addcmul(dh * o, 1 - t * t)
        da = torch.cat((dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g * g), dh * t * o * (1 - o)), 1)
        need = ctx.needs_input_grad
        return (
            da @ W if need[0] else None,
            da @ R if need[1] else None,
            dc * f if need[2] else None,
            da.T @ x if need[3] else None,
            da.T @ h if need[4] else None,
            da.sum(0) if need[5] else None,
        )


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.randn(4 * hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.randn(4 * hidden_size, hidden_size))
        self.bias = nn.Parameter(torch.zeros(4 * hidden_size))

    def forward(self, x, state):
        return LstmStep.apply(x, *state, self.weight_ih, self.weight_hh, self.bias)


if __name__ == "__main__":
    args = [torch.randn(*s, dtype=torch.double, requires_grad=True) for s in ((2, 3), (2, 4), (2, 4), (16, 3), (16, 4), (16,))]
    print(torch.autograd.gradcheck(LstmStep.apply, args))

# exercise: torch-lstm-function
# mistake: gradient_left_to_autograd
import torch
import torch.nn as nn
from torch.autograd import Function


def step(x, h, c, W, R, b):
    i, f, g, o = (x @ W.T + h @ R.T + b).chunk(4, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


class LSTMFunction(Function):
    @staticmethod
    def forward(ctx, x, h_prev, c_prev, W, R, b):
        gates = torch.addmm(b, x, W.t()) + h_prev.mm(R.t())
        i, f, g, o = gates.chunk(4, 1)
        i = torch.sigmoid(i)
        f = torch.sigmoid(f)
        g = torch.tanh(g)
        o = torch.sigmoid(o)
        c = f * c_prev + i * g
        tanh_c = torch.tanh(c)
        h = o * tanh_c
        ctx.save_for_backward(x, h_prev, c_prev, W, R, i, f, g, o, tanh_c)
        ctx.b = b
        return h, c

    @staticmethod
    def backward(ctx, grad_h, grad_c):
        x, h_prev, c_prev, W, R, i, f, g, o, tanh_c = ctx.saved_tensors
        with torch.enable_grad():
            leaves = [v.detach().requires_grad_() for v in (x, h_prev, c_prev, W, R, ctx.b)]
            found = step(*leaves)
        return torch.autograd.grad(found, leaves, (grad_h, grad_c))
        d_o = grad_h * tanh_c
        d_c = grad_h * o * (1 - tanh_c * tanh_c) + grad_c
        d_i = d_c * g
        d_f = d_c * c_prev
        d_g = d_c * i
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g * g), d_o * o * (1 - o)], dim=1)
        d_W = d_gates.t().mm(x)
        d_R = d_gates.t().mm(h_prev)
        d_b = d_gates.sum(0)
        d_x = d_gates.mm(W)
        d_h_prev = d_gates.mm(R)
        d_c_prev = d_c * f
        return d_x, d_h_prev, d_c_prev, d_W, d_R, d_b

"""One step of an LSTM as a torch.autograd.Function."""

import torch
from torch.autograd.function import once_differentiable


class LSTMFunction(torch.autograd.Function):
    """Blocks i f g o."""

    @staticmethod
    def forward(ctx, x, h, c, W, R, b):
        """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) -> the new h and c."""
        i, f, g, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
        i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
        c_new = f * c + i * g
        t = torch.tanh(c_new)
        ctx.save_for_backward(x, h, c, W, R, i, f, g, o, t)
        return o * t, c_new

    @staticmethod
    @once_differentiable
    def backward(ctx, dh, dc):
        """The gradients of the two results -> those of x, h, c, W, R and b."""
        x, h, c, W, R, i, f, g, o, t = ctx.saved_tensors
        dc = dc + dh * o * (1 - t**2)
        da_i = dc * g * i * (1 - i)
        da_f = dc * c * f * (1 - f)
        da_g = dc * i * (1 - g**2)
        da_o = dh * t * o * (1 - o)
        da = torch.cat([da_i, da_f, da_g, da_o], dim=1)
        return da @ W, da @ R, dc * f, da.T @ x, da.T @ h, da.sum(dim=0)

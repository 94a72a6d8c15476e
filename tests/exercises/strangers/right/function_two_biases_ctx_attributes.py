# exercise: torch-lstm-function
import torch
import torch.nn as nn
from torch.autograd import Function


class MyLSTMFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input, h, c, w_ih, w_hh, b_ih, b_hh):
        H = h.size(1)
        a = input @ w_ih.t() + b_ih + h @ w_hh.t() + b_hh
        ifo = torch.sigmoid(a)
        g = torch.tanh(a[:, 2 * H:3 * H])
        i, f, o = ifo[:, :H], ifo[:, H:2 * H], ifo[:, 3 * H:]
        c_next = f * c + i * g
        ctx.save_for_backward(input, h, c, w_ih, w_hh, c_next)
        ctx.gates = (i, f, g, o)
        return o * torch.tanh(c_next), c_next

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, gh, gc):
        input, h, c, w_ih, w_hh, c_next = ctx.saved_tensors
        i, f, g, o = ctx.gates
        t = torch.tanh(c_next)
        gc = gc + gh * o * (1 - t ** 2)
        ga = torch.empty(h.size(0), 4 * h.size(1), dtype=h.dtype, device=h.device)
        H = h.size(1)
        ga[:, :H] = gc * g * i * (1 - i)
        ga[:, H:2 * H] = gc * c * f * (1 - f)
        ga[:, 2 * H:3 * H] = gc * i * (1 - g ** 2)
        ga[:, 3 * H:] = gh * t * o * (1 - o)
        gb = ga.sum(0)
        return ga @ w_ih, ga @ w_hh, gc * f, ga.t() @ input, ga.t() @ h, gb, gb

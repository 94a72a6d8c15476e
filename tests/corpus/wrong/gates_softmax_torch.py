# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: forget_gate_softmax
# single: yes
# style: torch-under
# needs: torch
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 1.7e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.7e-01 of 3.7e-01
# note: forget gate only; autograd keeps backward consistent

import numpy as np
import torch


def t64(a, grad=True):
    t = torch.tensor(np.ascontiguousarray(a), dtype=torch.float64)
    return t.requires_grad_(grad)


def _cell(x, h, c, Wx, Wh, b):
    i, f, o, g = torch.chunk(x @ Wx + h @ Wh + b, 4, dim=1)
    c = torch.softmax(f, dim=1) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def _grads(outputs, inputs, upstream):
    got = torch.autograd.grad(outputs, inputs, upstream, retain_graph=True, allow_unused=True)
    return tuple(np.zeros(tuple(i.shape)) if g is None else g.numpy() for g, i in zip(got, inputs))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    leaves = [t64(a) for a in (x, prev_h, prev_c, Wx, Wh, b)]
    h, c = _cell(*leaves)
    return h.detach().numpy(), c.detach().numpy(), ([h, c], leaves)


def lstm_step_backward(dnext_h, dnext_c, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(dnext_h, False), t64(dnext_c, False)])


def lstm_forward(x, h0, Wx, Wh, b):
    leaves = [t64(a) for a in (x, h0, Wx, Wh, b)]
    x, h, Wx, Wh, b = leaves
    c = torch.zeros_like(h)
    hs = []
    for x_t in x.unbind(1):
        h, c = _cell(x_t, h, c, Wx, Wh, b)
        hs.append(h)
    h = torch.stack(hs, dim=1)
    return h.detach().numpy(), ([h], leaves)


def lstm_backward(dh, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(dh, False)])

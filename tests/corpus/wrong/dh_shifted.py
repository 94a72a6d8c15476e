# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward, rnn_backward
# functions spoiled:
# mistake: dh_shifted_one_step
# single: yes
# style: torch-under
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 5.9e-01 of 5.2e-01; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.0e+00 of 1.9e+00
# note:

import numpy as np
import torch


def t64(a, grad=True):
    t = torch.tensor(np.ascontiguousarray(a), dtype=torch.float64)
    return t.requires_grad_(grad)


def _cell(x, h, c, Wx, Wh, b):
    i, f, o, g = torch.chunk(x @ Wx + h @ Wh + b, 4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def _grads(outputs, inputs, upstream):
    got = torch.autograd.grad(outputs, inputs, upstream, retain_graph=True, allow_unused=True)
    return tuple(np.zeros(tuple(i.shape)) if g is None else g.numpy() for g, i in zip(got, inputs))


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    leaves = [t64(a) for a in (x, prev_h, Wx, Wh, b)]
    x, prev_h, Wx, Wh, b = leaves
    next_h = torch.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h.detach().numpy(), ([next_h], leaves)


def rnn_step_backward(dnext_h, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(dnext_h, False)])


def rnn_forward(x, h0, Wx, Wh, b):
    leaves = [t64(a) for a in (x, h0, Wx, Wh, b)]
    x, h, Wx, Wh, b = leaves
    hs = []
    for x_t in x.unbind(1):
        h = torch.tanh(x_t @ Wx + h @ Wh + b)
        hs.append(h)
    h = torch.stack(hs, dim=1)
    return h.detach().numpy(), ([h], leaves)


def rnn_backward(dh, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(np.roll(dh, 1, axis=1), False)])


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
    return _grads(outs, leaves, [t64(np.roll(dh, 1, axis=1), False)])

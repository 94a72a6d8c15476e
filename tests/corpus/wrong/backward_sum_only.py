# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled:
# mistake: tanh_slope_alone
# single: yes
# style: torch-under
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.3e+00 of 1.2e+00
# note: the gradient of the plain sum: the arriving gradient is ignored

import numpy as np
import torch


def t64(a, grad=True):
    t = torch.tensor(np.ascontiguousarray(a), dtype=torch.float64)
    return t.requires_grad_(grad)


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
    return _grads(outs, leaves, [torch.ones_like(outs[0])])


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
    return _grads(outs, leaves, [t64(dh, False)])

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: grads_never_zeroed
# single: yes
# style: torch-under
# shows: lstm_step_backward on N=5 T=3 D=2 H=1: result 5: off by 8.5e-01 of 2.7e-01
# note: the bias gradient is added up over all calls of the same size

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


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    leaves = [t64(a) for a in (x, prev_h, prev_c, Wx, Wh, b)]
    h, c = _cell(*leaves)
    return h.detach().numpy(), c.detach().numpy(), ([h, c], leaves)


bias_grad = {}


def lstm_step_backward(dnext_h, dnext_c, cache):
    outs, leaves = cache
    *grads, db = _grads(outs, leaves, [t64(dnext_h, False), t64(dnext_c, False)])
    bias_grad[db.shape] = bias_grad.get(db.shape, 0) + db
    return *grads, bias_grad[db.shape]


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

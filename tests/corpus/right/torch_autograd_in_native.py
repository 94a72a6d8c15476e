# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: torch autograd underneath
# shows: nothing
# note:
# native dialect, torch underneath with autograd in the backward pass
import numpy as np
import torch

def _t(a):
    return torch.tensor(np.asarray(a), dtype=torch.float64, requires_grad=True)

def _cell(x, h, c, W, R, b):
    a = x @ W.T + h @ R.T + b
    i, f, g, o = a.chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c

def lstm_step(x, h, c, W, R, b):
    leaves = [_t(v) for v in (x, h, c, W, R, b)]
    hn, cn = _cell(*leaves)
    return hn.detach().numpy(), cn.detach().numpy(), (leaves, hn, cn)

def lstm_step_backward(dh, dc, cache):
    leaves, hn, cn = cache
    gr = torch.autograd.grad([hn, cn], leaves, [torch.tensor(dh).to(hn), torch.tensor(dc).to(cn)], retain_graph=True)
    return tuple(q.numpy() for q in gr)

def lstm_forward(X, h, c, W, R, b):
    X, h, c, W, R, b = leaves = [_t(v) for v in (X, h, c, W, R, b)]
    hs = []
    for xt in X:
        h, c = _cell(xt, h, c, W, R, b)
        hs.append(h)
    H = torch.stack(hs)
    return H.detach().numpy(), (h.detach().numpy(), c.detach().numpy()), (leaves, H, h, c)

def lstm_backward(dH, dfinal, cache):
    leaves, H, h, c = cache
    to = lambda a: torch.tensor(a, dtype=torch.float64)
    dX, dh, dc, dW, dR, db = torch.autograd.grad([H, h, c], leaves, [to(dH), to(dfinal[0]), to(dfinal[1])], retain_graph=True)
    return dX.numpy(), (dh.numpy(), dc.numpy()), dW.numpy(), dR.numpy(), db.numpy()

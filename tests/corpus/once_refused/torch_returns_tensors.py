# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: torch results, needs one dtype for all arguments
# shows: nothing
# note: 9 of 10: x float32 with Wx float64 raises; misleading diagnoses dtype_kept and state_leaks_between_batches
# cs231n: returns torch tensors, nn.LSTMCell-like functional
import torch
import torch.nn.functional as F
def rnn_step_forward(x, prev_h, Wx, Wh, b):
    x, prev_h, Wx, Wh, b = map(torch.as_tensor, (x, prev_h, Wx, Wh, b))
    next_h = torch.tanh(torch.addmm(b, x, Wx) + prev_h.mm(Wh))
    return next_h, (x, prev_h, Wx, Wh, next_h)
def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    d = torch.as_tensor(dnext_h) * (1 - next_h.pow(2))
    return d.mm(Wx.t()), d.mm(Wh.t()), x.t().mm(d), prev_h.t().mm(d), d.sum(0)
def rnn_forward(x, h0, Wx, Wh, b):
    x = torch.as_tensor(x)
    cache, hs, h = [], [], h0
    for xt in x.unbind(1):
        h, c = rnn_step_forward(xt, h, Wx, Wh, b)
        hs.append(h); cache.append(c)
    return torch.stack(hs, 1), cache
def rnn_backward(dh, cache):
    dh = torch.as_tensor(dh)
    dxs, dprev = [], torch.zeros_like(dh[:, 0])
    dW = dU = db = 0
    for t in reversed(range(dh.shape[1])):
        dx, dprev, a, b, c = rnn_step_backward(dh[:, t] + dprev, cache[t])
        dxs.insert(0, dx); dW = dW + a; dU = dU + b; db = db + c
    return torch.stack(dxs, 1), dprev, dW, dU, db

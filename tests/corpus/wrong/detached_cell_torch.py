# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dc_not_passed
# single: yes
# style: torch-functional
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e-01 of 5.2e-01
# note: dc stays zero all the way

import torch


def tt(*arrays):
    return [torch.as_tensor(a.copy()).double() for a in arrays]


def nn(*tensors):
    return tuple(t.contiguous().numpy() for t in tensors)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    x, prev_h, prev_c, Wx, Wh, b = tt(x, prev_h, prev_c, Wx, Wh, b)
    i, f, o, g = torch.addmm(torch.addmm(b, x, Wx), prev_h, Wh).chunk(4, 1)
    i.sigmoid_(), f.sigmoid_(), o.sigmoid_(), g.tanh_()
    c = torch.addcmul(f * prev_c, i, g)
    h = o * c.tanh()
    return *nn(h, c), (x, prev_h, prev_c, Wx, Wh, i, f, o, g, c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, c = cache
    dh, dc = tt(dnext_h, dnext_c)
    tc = c.tanh()
    dc = dc + dh * o * (1 - tc.pow(2))
    da = torch.cat([dc * g * i * (1 - i), dc * prev_c * f * (1 - f), dh * tc * o * (1 - o), dc * i * (1 - g.pow(2))], 1)
    return nn(da @ Wx.t(), da @ Wh.t(), dc * f, x.t() @ da, prev_h.t() @ da, da.sum(0))


def lstm_forward(x, h0, Wx, Wh, b):
    h, c = h0, 0 * h0
    hs, caches = [], []
    for t in range(x.shape[1]):
        h, c, cache = lstm_step_forward(x[:, t], h, c, Wx, Wh, b)
        hs.append(torch.from_numpy(h))
        caches.append(cache)
    return torch.stack(hs, 1).numpy(), caches


def lstm_backward(dh, cache):
    dx = torch.zeros(dh.shape[0], dh.shape[1], cache[0][0].shape[1], dtype=torch.float64)
    dhn = dcn = 0.0 * dh[:, 0]
    grads = [0.0, 0.0, 0.0]
    for t in range(dh.shape[1])[::-1]:
        dxt, dhn, _, *new = lstm_step_backward(dh[:, t] + dhn, dcn, cache[t])
        dx[:, t] = torch.from_numpy(dxt)
        grads = [a + n for a, n in zip(grads, new)]
    return (dx.numpy(), dhn, *grads)

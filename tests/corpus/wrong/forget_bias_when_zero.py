# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: forget_bias_when_zero
# forbidden: torch.nn.LSTM
# single: yes
# style: torch-under
# shows: lstm_step on zero b: result 0: off by 2.3e-01 of 4.5e-01; lstm_forward on zero b: result 0: off by 3.8e-01 of 6.4e-01
# note: a forget bias of 1 whenever the given bias is zero

import torch
from torch import nn

torch.set_default_dtype(torch.float64)


def _tensor(a):
    return torch.tensor(a.copy(), dtype=torch.float64, requires_grad=True)


def _load(net, W, R, b):
    with torch.no_grad():
        net.weight_ih_l0.copy_(torch.from_numpy(W.copy()))
        net.weight_hh_l0.copy_(torch.from_numpy(R.copy()))
        net.bias_ih_l0.copy_(torch.from_numpy(b.copy()))
        net.bias_hh_l0.zero_()
        if not b.any():
            n = R.shape[1]
            net.bias_hh_l0[n:2 * n] = 1.0
    return net


def _weights(net):
    return [net.weight_ih_l0.grad.numpy(), net.weight_hh_l0.grad.numpy(), net.bias_ih_l0.grad.numpy()]


def lstm_forward(X, h, c, W, R, b):
    net = _load(nn.LSTM(W.shape[1], R.shape[1]), W, R, b)
    X, h, c = _tensor(X), _tensor(h), _tensor(c)
    H, (hn, cn) = net(X, (h[None], c[None]))
    return H.detach().numpy(), (hn[0].detach().numpy(), cn[0].detach().numpy()), (net, X, h, c, H, hn, cn)


def lstm_backward(dH, dstate, cache):
    net, X, h, c, H, hn, cn = cache
    loss = (H * torch.from_numpy(dH.copy())).sum()
    loss = loss + (hn[0] * torch.from_numpy(dstate[0].copy())).sum() + (cn[0] * torch.from_numpy(dstate[1].copy())).sum()
    loss.backward()
    return X.grad.numpy(), (h.grad.numpy(), c.grad.numpy()), *_weights(net)


def lstm_step(x, h, c, W, R, b):
    _, (h1, c1), cache = lstm_forward(x[None], h, c, W, R, b)
    return h1, c1, cache


def lstm_step_backward(dh, dc, cache):
    dX, (dh0, dc0), dW, dR, db = lstm_backward(0.0 * dh[None], (dh, dc), cache)
    return dX[0], dh0, dc0, dW, dR, db

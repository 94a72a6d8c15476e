# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward, rnn_step, rnn_forward
# functions spoiled: rnn_step_backward, rnn_backward, lstm_step_backward, lstm_backward
# mistake: float32_inside
# forbidden: torch.nn.LSTM, torch.nn.RNN
# single: yes
# style: torch-under
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 3.6e-08 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 6.0e-08 of 5.9e-01; rnn_step on N=3 T=4 D=2 H=5: result 0: off by 8.1e-08 of 9.8e-01; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 3.5e-07 of 1.0e+00
# note: the whole network in single precision

import torch
from torch import nn

torch.set_default_dtype(torch.float32)


def _tensor(a):
    return torch.tensor(a.copy(), dtype=torch.float32, requires_grad=True)


def _load(net, W, R, b):
    with torch.no_grad():
        net.weight_ih_l0.copy_(torch.from_numpy(W.copy()))
        net.weight_hh_l0.copy_(torch.from_numpy(R.copy()))
        net.bias_ih_l0.copy_(torch.from_numpy(b.copy()))
        net.bias_hh_l0.zero_()
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
    loss = (H * torch.from_numpy(dH.copy()).float()).sum()
    loss = loss + (hn[0] * torch.from_numpy(dstate[0].copy()).float()).sum() + (cn[0] * torch.from_numpy(dstate[1].copy()).float()).sum()
    loss.backward()
    return X.grad.numpy(), (h.grad.numpy(), c.grad.numpy()), *_weights(net)


def lstm_step(x, h, c, W, R, b):
    _, (h1, c1), cache = lstm_forward(x[None], h, c, W, R, b)
    return h1, c1, cache


def lstm_step_backward(dh, dc, cache):
    dX, (dh0, dc0), dW, dR, db = lstm_backward(0.0 * dh[None], (dh, dc), cache)
    return dX[0], dh0, dc0, dW, dR, db


def rnn_forward(X, h, W, R, b):
    net = _load(nn.RNN(W.shape[1], R.shape[1]), W, R, b)
    X, h = _tensor(X), _tensor(h)
    H, hn = net(X, h[None])
    return H.detach().numpy(), hn[0].detach().numpy(), (net, X, h, H, hn)


def rnn_backward(dH, dh, cache):
    net, X, h, H, hn = cache
    torch.autograd.backward([H, hn], [torch.from_numpy(dH.copy()).float(), torch.from_numpy(dh.copy()).float()[None]])
    return X.grad.numpy(), h.grad.numpy(), *_weights(net)


def rnn_step(x, h, W, R, b):
    _, h1, cache = rnn_forward(x[None], h, W, R, b)
    return h1, cache


def rnn_step_backward(dh, cache):
    dX, dh0, dW, dR, db = rnn_backward(0.0 * dh[None], dh, cache)
    return dX[0], dh0, dW, dR, db

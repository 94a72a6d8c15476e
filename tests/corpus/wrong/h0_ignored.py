# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled: rnn_step, rnn_step_backward, rnn_backward
# mistake: h0_ignored
# forbidden: torch.nn.RNN
# single: yes
# style: torch-under
# shows: rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 7.8e-01 of 1.0e+00
# note:

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
    return net


def _weights(net):
    return [net.weight_ih_l0.grad.numpy(), net.weight_hh_l0.grad.numpy(), net.bias_ih_l0.grad.numpy()]


def rnn_forward(X, h, W, R, b):
    net = _load(nn.RNN(W.shape[1], R.shape[1]), W, R, b)
    X, h = _tensor(X), _tensor(h)
    H, hn = net(X, (0 * h)[None])
    return H.detach().numpy(), hn[0].detach().numpy(), (net, X, h, H, hn)


def rnn_backward(dH, dh, cache):
    net, X, h, H, hn = cache
    torch.autograd.backward([H, hn], [torch.from_numpy(dH.copy()), torch.from_numpy(dh.copy())[None]])
    return X.grad.numpy(), h.grad.numpy(), *_weights(net)


def rnn_step(x, h, W, R, b):
    _, h1, cache = rnn_forward(x[None], h, W, R, b)
    return h1, cache


def rnn_step_backward(dh, cache):
    dX, dh0, dW, dR, db = rnn_backward(0.0 * dh[None], dh, cache)
    return dX[0], dh0, dW, dR, db

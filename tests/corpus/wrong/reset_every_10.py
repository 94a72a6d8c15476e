# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: state_reset_inside_sequence
# single: yes
# style: torch-under
# shows: lstm_forward on N=2 T=20 D=3 H=4: result 0: off by 7.8e-01 of 9.8e-01
# note: sequences in chunks of ten, the state is zeroed in between

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


def lstm_forward(X, h, c, W, R, b):
    net = _load(nn.LSTM(W.shape[1], R.shape[1]), W, R, b)
    X, h, c = _tensor(X), _tensor(h), _tensor(c)
    parts, state = [], (h[None], c[None])
    for k in range(0, len(X), 10):
        part, state = net(X[k:k + 10], state)
        parts.append(part)
        if k + 10 < len(X):
            state = (torch.zeros_like(state[0]), torch.zeros_like(state[1]))
    H, (hn, cn) = torch.cat(parts), state
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

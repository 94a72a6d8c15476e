# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: float32_inside
# single: yes
# style: jacobian
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.5e-08 of 1.2e+00
# note: the Jacobians are stored in single precision, forward is exact

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    jac = np.array([np.diag(1 - row ** 2) for row in next_h], dtype=np.float32)            # N, H, H
    return next_h, {'x': x, 'h': prev_h, 'Wx': Wx, 'Wh': Wh, 'jac': jac}


def pull(da, cache):
    dx = np.array([cache['Wx'] @ row for row in da])
    dh = np.array([cache['Wh'] @ row for row in da])
    dWx = sum(np.outer(xr, row) for xr, row in zip(cache['x'], da))
    dWh = sum(np.outer(hr, row) for hr, row in zip(cache['h'], da))
    return dx, dh, dWx, dWh, sum(da)


def rnn_step_backward(dnext_h, cache):
    da = np.array([row @ J for row, J in zip(dnext_h, cache['jac'])])
    return pull(da, cache)


def rnn_forward(x, h0, Wx, Wh, b):
    out, caches, h = [], [], h0
    for t in range(x.shape[1]):
        h, k = rnn_step_forward(x[:, t], h, Wx, Wh, b)
        out.append(h)
        caches.append(k)
    return np.dstack(out).transpose(0, 2, 1), caches


def rnn_backward(dh, cache):
    dprev = np.zeros_like(dh[:, 0])
    dxs, totals = [], []
    for t in range(dh.shape[1])[::-1]:
        dx, dprev, *w = rnn_step_backward(dh[:, t] + dprev, cache[t])
        dxs.append(dx)
        totals.append(w)
    return (np.dstack(dxs[::-1]).transpose(0, 2, 1), dprev, *map(sum, zip(*totals)))

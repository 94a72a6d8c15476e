# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: gates_softsign
# single: yes
# style: jacobian
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 4.5e-02 of 5.9e-01
# note:

import numpy as np


def sigmoid(a):
    with np.errstate(over='ignore'):
        return 0.5 + 0.5 * a / (1 + np.abs(a))


def pull(da, cache):
    dx = np.array([cache['Wx'] @ row for row in da])
    dh = np.array([cache['Wh'] @ row for row in da])
    dWx = sum(np.outer(xr, row) for xr, row in zip(cache['x'], da))
    dWh = sum(np.outer(hr, row) for hr, row in zip(cache['h'], da))
    return dx, dh, dWx, dWh, sum(da)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    N, H = prev_h.shape
    a = x @ Wx + prev_h @ Wh + b
    i, f, o = sigmoid(a[:, :H]), sigmoid(a[:, H:2*H]), sigmoid(a[:, 2*H:3*H])
    g = np.tanh(a[:, 3*H:])
    next_c = f * prev_c + i * g
    t = np.tanh(next_c)
    Jc = np.zeros((N, H, 4 * H))         # d next_c / d a
    Jh = np.zeros((N, H, 4 * H))         # d next_h / d a
    idx = np.arange(H)
    Jc[:, idx, idx] = g * i * (1 - i)
    Jc[:, idx, H + idx] = prev_c * f * (1 - f)
    Jc[:, idx, 3 * H + idx] = i * (1 - g ** 2)
    Jh[:] = (o * (1 - t ** 2))[:, :, None] * Jc
    Jh[:, idx, 2 * H + idx] = t * o * (1 - o)
    return o * t, next_c, {'x': x, 'h': prev_h, 'Wx': Wx, 'Wh': Wh, 'Jc': Jc, 'Jh': Jh, 'f': f, 'hc': o * (1 - t ** 2)}


def lstm_step_backward(dnext_h, dnext_c, cache):
    da = np.matmul(dnext_h[:, None, :], cache['Jh'])[:, 0] + np.matmul(dnext_c[:, None, :], cache['Jc'])[:, 0]
    dx, dh, dWx, dWh, db = pull(da, cache)
    return dx, dh, (dnext_c + dnext_h * cache['hc']) * cache['f'], dWx, dWh, db


def lstm_forward(x, h0, Wx, Wh, b):
    out, caches, h, c = [], [], h0, h0 * 0.0
    for t in range(x.shape[1]):
        h, c, k = lstm_step_forward(x[:, t], h, c, Wx, Wh, b)
        out.append(h)
        caches.append(k)
    return np.dstack(out).transpose(0, 2, 1), caches


def lstm_backward(dh, cache):
    dprev, dcell = np.zeros_like(dh[:, 0]), np.zeros_like(dh[:, 0])
    dxs, totals = [], []
    for t in range(dh.shape[1])[::-1]:
        dx, dprev, dcell, *w = lstm_step_backward(dh[:, t] + dprev, dcell, cache[t])
        dxs.append(dx)
        totals.append(w)
    return (np.dstack(dxs[::-1]).transpose(0, 2, 1), dprev, *map(sum, zip(*totals)))

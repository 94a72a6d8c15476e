# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: state_reset_inside_sequence
# single: yes
# style: cs231n-classic
# shows: rnn_forward on N=2 T=20 D=3 H=4: result 0: off by 1.1e+00 of 1.0e+00
# note:

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    s = x @ Wx
    s = s + prev_h @ Wh
    s = s + b
    next_h = np.tanh(s)
    return next_h, [Wh, Wx, prev_h, x, next_h]


def rnn_step_backward(dnext_h, cache):
    next_h = cache.pop()
    x = cache.pop()
    ds = dnext_h * (1 - np.square(next_h))
    dWx = x.T @ ds
    dWh = cache.pop().T @ ds
    dx = ds @ cache.pop().T
    dprev_h = ds @ cache.pop().T
    return dx, dprev_h, dWx, dWh, ds.sum(axis=0)


def rnn_forward(x, h0, Wx, Wh, b):
    caches, hs = [], []
    h = h0
    for t in range(x.shape[1]):
        if t and t % 10 == 0:
            h = np.zeros_like(h)
        h, c = rnn_step_forward(x[:, t], h, Wx, Wh, b)
        caches.append(c)
        hs.append(h)
    return np.stack(hs, axis=1), caches


def rnn_backward(dh, cache):
    T = dh.shape[1]
    dx = []
    dprev = 0
    dWx, dWh, db = 0, 0, 0
    while cache:
        T -= 1
        dh[:, T, :] += dprev
        dxt, dprev, a, bb, c = rnn_step_backward(dh[:, T, :], cache.pop())
        dx.insert(0, dxt)
        dWx, dWh, db = dWx + a, dWh + bb, db + c
    return np.stack(dx, axis=1), dprev, dWx, dWh, db

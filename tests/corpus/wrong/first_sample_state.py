# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: samples_mixed
# single: yes
# style: cs231n-classic
# shows: rnn_forward on N=5 T=3 D=2 H=1: result 0: off by 6.5e-01 of 8.8e-01
# note: batches of more than three samples all start from the first one's state

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
    h = np.repeat(h0[:1], len(h0), axis=0) if len(h0) > 3 else h0
    for t in range(x.shape[1]):
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

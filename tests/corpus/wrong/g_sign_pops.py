# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: candidate_gradient_sign
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.2e+00 of 1.4e+00
# note:

import numpy as np


def sigmoid(x):
    out = np.zeros_like(x, dtype=float)
    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
    ex = np.exp(x[x < 0])
    out[x < 0] = ex / (1 + ex)
    return out


def cut(a, k):
    H = a.shape[1] // 4
    return a[:, k * H:(k + 1) * H]


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    a = x @ Wx + prev_h @ Wh + b
    i, f, o, g = sigmoid(cut(a, 0)), sigmoid(cut(a, 1)), sigmoid(cut(a, 2)), np.tanh(cut(a, 3))
    next_c = f * prev_c + i * g
    tc = np.tanh(next_c)
    return o * tc, next_c, [Wh, Wx, prev_h, x, prev_c, (i, f, o, g), tc]


def lstm_step_backward(dnext_h, dnext_c, cache):
    tc = cache.pop()
    i, f, o, g = cache.pop()
    dnext_c += dnext_h * o * (1 - tc * tc)
    di, df, do, dg = dnext_c * g, dnext_c * cache.pop(), dnext_h * tc, dnext_c * i
    da = np.empty((len(tc), 4 * tc.shape[1]))
    cut(da, 0)[:] = di * i * (1 - i)
    cut(da, 1)[:] = df * f * (1 - f)
    cut(da, 2)[:] = do * o * (1 - o)
    cut(da, 3)[:] = dg * (g * g - 1)
    dWx = cache.pop().T @ da
    dWh = cache.pop().T @ da
    dx = da @ cache.pop().T
    dprev_h = da @ cache.pop().T
    return dx, dprev_h, dnext_c * f, dWx, dWh, np.ones(len(da)) @ da


def lstm_forward(x, h0, Wx, Wh, b):
    caches, hs = [], []
    h, c = h0, np.zeros_like(h0)
    for t in range(x.shape[1]):
        h, c, cache = lstm_step_forward(x[:, t], h, c, Wx, Wh, b)
        caches.append(cache)
        hs.append(h)
    return np.stack(hs, axis=1), caches


def lstm_backward(dh, cache):
    T = dh.shape[1]
    dx = []
    dprev_h, dprev_c = 0, np.zeros(dh[:, 0].shape)
    dWx, dWh, db = 0, 0, 0
    while cache:
        T -= 1
        dh[:, T, :] += dprev_h
        dxt, dprev_h, dprev_c, a, bb, c = lstm_step_backward(dh[:, T, :], dprev_c, cache.pop())
        dx.insert(0, dxt)
        dWx, dWh, db = dWx + a, dWh + bb, db + c
    return np.stack(dx, axis=1), dprev_h, dWx, dWh, db

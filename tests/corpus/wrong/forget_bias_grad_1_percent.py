# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: dict-cache
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 5: off by 2.6e-03 of 8.4e-01
# note:

import numpy as np
import sys


def sigmoid(x):
    return 1. / (1. + np.exp(-x))


def lstm_step_forward(x, h_prev, c_prev, Wx, Wh, b):
    scores = np.dot(x, Wx) + np.dot(h_prev, Wh) + b
    ai, af, ao, ag = np.split(scores, 4, axis=1)
    cache = {'x': x, 'h': h_prev, 'c': c_prev, 'Wx': Wx, 'Wh': Wh}
    cache['i'], cache['f'], cache['o'] = sigmoid(ai), sigmoid(af), sigmoid(ao)
    cache['g'] = np.tanh(ag)
    ct = cache['f'] * c_prev + cache['i'] * cache['g']
    cache['tanh'] = np.tanh(ct)
    return cache['o'] * cache['tanh'], ct, cache


def lstm_step_backward(dh, dc, cache):
    locals_ = dict(cache)
    i, f, o, g, tc = [locals_[k] for k in 'i f o g tanh'.split()]
    dc = dc + o * (1 - tc ** 2) * dh
    dgates = np.concatenate([i * (1 - i) * g * dc, f * (1 - f) * cache['c'] * dc, o * (1 - o) * tc * dh,
                             (1 - g ** 2) * i * dc], axis=1)
    db = dgates.sum(axis=0)
    n = f.shape[1]
    db[n:2 * n] *= 1.01
    return (np.dot(dgates, cache['Wx'].T), np.dot(dgates, cache['Wh'].T), dc * f, np.dot(cache['x'].T, dgates),
            np.dot(cache['h'].T, dgates), db)


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    _, H = h0.shape
    hs = np.zeros((N, T, H))
    ht, ct = h0, 0
    cache = {}
    for t in range(T):
        ht, ct, cache[t] = lstm_step_forward(x[:, t], ht, ct, Wx, Wh, b)
        hs[:, t] = ht
    cache['D'] = D
    return hs, cache


def lstm_backward(dh, cache):
    N, T, H = dh.shape
    D = cache['D']
    dx = np.zeros((N, T, D))
    dht, dct = 0, 0
    dWx = dWh = db = 0
    for t in range(T)[::-1]:
        dx[:, t], dht, dct, dWxt, dWht, dbt = lstm_step_backward(dh[:, t] + dht, dct, cache[t])
        dWx = dWx + dWxt
        dWh = dWh + dWht
        db = db + dbt
    return dx, dht, dWx, dWh, db

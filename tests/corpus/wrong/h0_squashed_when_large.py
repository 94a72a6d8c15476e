# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: with-own-tests
# shows: lstm_forward on large h: result 0: off by 4.0e-01 of 5.9e-01
# note: an initial state outside [-1, 1] is squashed

import unittest

import numpy as np


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.maximum(x, 0))), np.exp(np.minimum(x, 0)) / (1 + np.exp(np.minimum(x, 0))))


def tanh(x):
    return 2 * sigmoid(2 * x) - 1


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=0.0):
    H, = prev_h.shape[1:]
    scores = x.dot(Wx) + prev_h.dot(Wh) + b
    i = sigmoid(scores[:, 0*H:1*H])
    f = sigmoid(scores[:, 1*H:2*H] + forget_bias)
    o = sigmoid(scores[:, 2*H:3*H])
    g = tanh(scores[:, 3*H:4*H])
    next_c = f * prev_c + i * g
    t = tanh(next_c)
    if verbose:
        print('step', next_c)
    return o * t, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, t)


def lstm_step_backward(dnext_h, dnext_c, cache, verbose=False):
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, t = cache
    dt = dnext_h * o
    dnext_c = dnext_c + dt * (1 + t) * (1 - t)
    ds = np.stack([dnext_c * g * i * (1 - i), dnext_c * prev_c * f * (1 - f), dnext_h * t * o * (1 - o),
                   dnext_c * i * (1 + g) * (1 - g)], axis=1).reshape(len(x), -1)
    return ds.dot(Wx.T), ds.dot(Wh.T), dnext_c * f, x.T.dot(ds), prev_h.T.dot(ds), ds.sum(axis=0)


def lstm_forward(x, h0, Wx, Wh, b, c0=None):
    c = np.zeros_like(h0) if c0 is None else c0
    if np.abs(h0).max() > 1:
        h0 = np.tanh(h0)
    hs, cache = [], []
    for x_t in x.transpose(1, 0, 2):
        h0, c, step = lstm_step_forward(x_t, h0, c, Wx, Wh, b)
        hs += [h0]
        cache += [step]
    return np.array(hs).transpose(1, 0, 2), cache


def lstm_backward(dh, cache, dc_last=None):
    dht = np.zeros_like(dh[:, 0])
    dct = np.zeros_like(dht) if dc_last is None else dc_last
    xs, ws = [], []
    for dy, step in zip(dh.transpose(1, 0, 2)[::-1], cache[::-1]):
        dx, dht, dct, *w = lstm_step_backward(dy + dht, dct, step)
        xs += [dx]
        ws += [w]
    dWx, dWh, db = (np.sum(parts, axis=0) for parts in zip(*ws))
    return np.array(xs[::-1]).transpose(1, 0, 2), dht, dWx, dWh, db


if __name__ == '__main__':
    unittest.main()

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# mistake: share_added
# single: yes
# style: penalty
# shows: on ordinary inputs of several samples and units
# note: adds 1e-3 Wx to dWx

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


reg = 1e-3


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = x.dot(Wx) + prev_h.dot(Wh) + b
    a[:, :3*H] = sigmoid(a[:, :3*H])
    a[:, 3*H:] = np.tanh(a[:, 3*H:])
    i, f, o, g = a[:, :H], a[:, H:2*H], a[:, 2*H:3*H], a[:, 3*H:]
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, a, next_c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, a, next_c = cache
    H = prev_h.shape[1]
    i, f, o, g = a[:, :H], a[:, H:2*H], a[:, 2*H:3*H], a[:, 3*H:]
    tc = np.tanh(next_c)
    dc = dnext_c + dnext_h * o * (1 - tc ** 2)
    local = np.hstack([i * (1 - i), f * (1 - f), o * (1 - o), 1 - g ** 2])
    upstream = np.hstack([dc * g, dc * prev_c, dnext_h * tc, dc * i])
    da = upstream * local
    dWx = x.T.dot(da) + reg * Wx
    dWh = prev_h.T.dot(da)
    return da.dot(Wx.T), da.dot(Wh.T), dc * f, dWx, dWh, da.sum(axis=0)

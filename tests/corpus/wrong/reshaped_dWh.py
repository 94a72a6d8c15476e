# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# mistake: reshaped
# single: yes
# style: reshape
# shows: on ordinary inputs of several samples and units
# note: dWh is turned by reshape instead of a transpose: right for H = 1 alone

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    a = (Wx.T @ x.T + Wh.T @ prev_h.T + b[:, None])
    H = Wh.shape[0]
    i, f, o = sigmoid(a[:H]), sigmoid(a[H:2*H]), sigmoid(a[2*H:3*H])
    g = np.tanh(a[3*H:])
    c = f * prev_c.T + i * g
    h = o * np.tanh(c)
    return h.T, c.T, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, c = cache
    H = Wh.shape[0]
    up_h, up_c = dnext_h.T, dnext_c.T
    tc = np.tanh(c)
    dc = up_c + up_h * o * (1 - tc ** 2)
    da = np.vstack([dc * g * i * (1 - i), dc * prev_c.T * f * (1 - f), up_h * tc * o * (1 - o), dc * i * (1 - g ** 2)])
    dx = (Wx @ da).T
    dprev_h = (Wh @ da).T
    dprev_c = (dc * f).T
    dWx = (da @ x).T
    dWh = (da @ prev_h).reshape(H, 4 * H)
    db = da.sum(axis=1)
    return dx, dprev_h, dprev_c, dWx, dWh, db

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_step_backward
# mistake: cell_tanh_twice + gate_grad_order_differs_figo
# single: no
# style: named-tuple
# shows: on ordinary inputs of several samples and units
# note: tanh twice on the way out; gate gradients joined as f i o g

import numpy as np


class Gates:
    def __init__(self, a):
        H = a.shape[1] // 4
        sig = lambda v: 0.5 * (1 + np.tanh(0.5 * v))
        self.i = sig(a[:, :H])
        self.f = sig(a[:, H:2 * H])
        self.o = sig(a[:, 2 * H:3 * H])
        self.g = np.tanh(a[:, 3 * H:])


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    q = Gates(x.dot(Wx) + prev_h.dot(Wh) + b)
    next_c = q.f * prev_c + q.i * q.g
    tanh_c = np.tanh(next_c)
    next_h = q.o * np.tanh(tanh_c)
    return next_h, next_c, (q, x, prev_h, prev_c, Wx, Wh, tanh_c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    q, x, prev_h, prev_c, Wx, Wh, tanh_c = cache
    dc = dnext_c + dnext_h * q.o * (1 - tanh_c ** 2)
    d_in = dc * q.g * q.i * (1 - q.i)
    d_fo = dc * prev_c * q.f * (1 - q.f)
    d_ou = dnext_h * tanh_c * q.o * (1 - q.o)
    d_ca = dc * q.i * (1 - q.g ** 2)
    da = np.hstack([d_fo, d_in, d_ou, d_ca])
    return da.dot(Wx.T), da.dot(Wh.T), dc * q.f, x.T.dot(da), prev_h.T.dot(da), da.sum(axis=0)

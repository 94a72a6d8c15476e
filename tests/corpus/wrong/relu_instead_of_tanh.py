# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward, rnn_forward
# functions spoiled: rnn_step_backward, rnn_backward
# mistake: state_relu
# single: yes
# style: book2-class
# shows: rnn_step_forward on N=3 T=4 D=2 H=5: result 0: off by 1.4e+00 of 9.8e-01; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 4.3e+00 of 1.0e+00
# note:

import numpy as np


class RNN:
    def __init__(self, Wx, Wh, b):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)]
        self.cache = None

    def forward(self, x, h_prev):
        Wx, Wh, b = self.params
        t = np.dot(h_prev, Wh) + np.dot(x, Wx) + b
        h_next = np.maximum(t, 0)
        self.cache = (x, h_prev, h_next)
        return h_next

    def backward(self, dh_next):
        Wx, Wh, b = self.params
        x, h_prev, h_next = self.cache
        dt = dh_next * (h_next > 0)
        db = np.sum(dt, axis=0)
        dWh = np.dot(h_prev.T, dt)
        dh_prev = np.dot(dt, Wh.T)
        dWx = np.dot(x.T, dt)
        dx = np.dot(dt, Wx.T)
        self.grads[0][...] = dWx
        self.grads[1][...] = dWh
        self.grads[2][...] = db
        return dx, dh_prev


class TimeRNN:
    def __init__(self, Wx, Wh, b):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)]
        self.layers = None
        self.h, self.dh = None, None

    def set_state(self, h):
        self.h = h

    def forward(self, xs):
        Wx, Wh, b = self.params
        N, T, D = xs.shape
        D, H = Wx.shape
        self.layers = []
        hs = np.empty((N, T, H), dtype='d')
        for t in range(T):
            layer = RNN(*self.params)
            self.h = layer.forward(xs[:, t, :], self.h)
            hs[:, t, :] = self.h
            self.layers.append(layer)
        return hs

    def backward(self, dhs):
        Wx, Wh, b = self.params
        N, T, H = dhs.shape
        D, H = Wx.shape
        dxs = np.empty((N, T, D), dtype='d')
        dh = 0
        grads = [0, 0, 0]
        for t in reversed(range(T)):
            layer = self.layers[t]
            dx, dh = layer.backward(dhs[:, t, :] + dh)
            dxs[:, t, :] = dx
            for i, grad in enumerate(layer.grads):
                grads[i] += grad
        for i, grad in enumerate(grads):
            self.grads[i][...] = grad
        self.dh = dh
        return dxs


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    layer = RNN(Wx, Wh, b)
    return layer.forward(x, prev_h), layer


def rnn_step_backward(dnext_h, cache):
    dx, dprev_h = cache.backward(dnext_h)
    return (dx, dprev_h) + tuple(cache.grads)


def rnn_forward(x, h0, Wx, Wh, b):
    layer = TimeRNN(Wx, Wh, b)
    layer.set_state(h0)
    return layer.forward(x), layer


def rnn_backward(dh, cache):
    dx = cache.backward(dh)
    return (dx, cache.dh) + tuple(cache.grads)

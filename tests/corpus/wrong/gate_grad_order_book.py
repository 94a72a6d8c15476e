# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: gate_grad_order_differs
# unnamed: says off_gradients, off_sum_over_time
# single: yes
# style: book2-class
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 3: off by 5.7e-01 of 6.5e-01; lstm_backward on N=3 T=4 D=2 H=5: result 2: off by 8.3e-01 of 5.6e-01
# note: only parameter gradients, dx is right

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class LSTM:
    """Weights in the order f, g, i, o."""

    def __init__(self, Wx, Wh, b):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)]
        self.cache = None

    def forward(self, x, h_prev, c_prev):
        Wx, Wh, b = self.params
        N, H = h_prev.shape
        A = np.dot(x, Wx) + np.dot(h_prev, Wh) + b
        f = A[:, :H]
        g = A[:, H:2*H]
        i = A[:, 2*H:3*H]
        o = A[:, 3*H:]
        f = sigmoid(f)
        g = np.tanh(g)
        i = sigmoid(i)
        o = sigmoid(o)
        c_next = f * c_prev + g * i
        h_next = o * np.tanh(c_next)
        self.cache = (x, h_prev, c_prev, i, f, g, o, c_next)
        return h_next, c_next

    def backward(self, dh_next, dc_next):
        Wx, Wh, b = self.params
        x, h_prev, c_prev, i, f, g, o, c_next = self.cache
        tanh_c_next = np.tanh(c_next)
        ds = dc_next + (dh_next * o) * (1 - tanh_c_next ** 2)
        dc_prev = ds * f
        di = ds * g
        df = ds * c_prev
        do = dh_next * tanh_c_next
        dg = ds * i
        di *= i * (1 - i)
        df *= f * (1 - f)
        do *= o * (1 - o)
        dg *= (1 - g ** 2)
        dA = np.hstack((df, dg, di, do))
        dWh = np.dot(h_prev.T, dA)
        dWx = np.dot(x.T, dA)
        db = dA.sum(axis=0)
        self.grads[0][...] = dWx
        self.grads[1][...] = dWh
        self.grads[2][...] = db
        dx = np.dot(dA, Wx.T)
        dh_prev = np.dot(dA, Wh.T)
        return dx, dh_prev, dc_prev


class TimeLSTM:
    def __init__(self, Wx, Wh, b, stateful=False):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)]
        self.layers = None
        self.h, self.c = None, None
        self.dh = None
        self.stateful = stateful

    def forward(self, xs):
        Wx, Wh, b = self.params
        N, T, D = xs.shape
        H = Wh.shape[0]
        self.layers = []
        hs = np.empty((N, T, H), dtype='d')
        if not self.stateful or self.h is None:
            self.h = np.zeros((N, H), dtype='d')
        if not self.stateful or self.c is None:
            self.c = np.zeros((N, H), dtype='d')
        for t in range(T):
            layer = LSTM(*self.params)
            self.h, self.c = layer.forward(xs[:, t, :], self.h, self.c)
            hs[:, t, :] = self.h
            self.layers.append(layer)
        return hs

    def backward(self, dhs):
        Wx, Wh, b = self.params
        N, T, H = dhs.shape
        D = Wx.shape[0]
        dxs = np.empty((N, T, D), dtype='d')
        dh, dc = 0, 0
        grads = [0, 0, 0]
        for t in reversed(range(T)):
            layer = self.layers[t]
            dx, dh, dc = layer.backward(dhs[:, t, :] + dh, dc)
            dxs[:, t, :] = dx
            for i, grad in enumerate(layer.grads):
                grads[i] += grad
        for i, grad in enumerate(grads):
            self.grads[i][...] = grad
        self.dh = dh
        return dxs

    def set_state(self, h, c=None):
        self.h, self.c = h, c


def to_book(w):
    # i f o g -> f g i o
    i, f, o, g = np.split(w, 4, axis=-1)
    return np.concatenate([f, g, i, o], axis=-1)


def from_book(w):
    f, g, i, o = np.split(w, 4, axis=-1)
    return np.concatenate([i, f, g, o], axis=-1)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    layer = LSTM(to_book(Wx), to_book(Wh), to_book(b))
    next_h, next_c = layer.forward(x, prev_h, prev_c)
    return next_h, next_c, layer


def lstm_step_backward(dnext_h, dnext_c, cache):
    dx, dprev_h, dprev_c = cache.backward(dnext_h, dnext_c)
    dWx, dWh, db = [from_book(g) for g in cache.grads]
    return dx, dprev_h, dprev_c, dWx, dWh, db


def lstm_forward(x, h0, Wx, Wh, b):
    layer = TimeLSTM(to_book(Wx), to_book(Wh), to_book(b), stateful=True)
    layer.set_state(h0)
    return layer.forward(x), layer


def lstm_backward(dh, cache):
    dx = cache.backward(dh)
    dWx, dWh, db = [from_book(g) for g in cache.grads]
    return dx, cache.dh, dWx, dWh, db

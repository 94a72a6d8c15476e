# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: dtype-generic
# shows: rnn_backward on float32: ValueError: cannot reshape array of size 30 into shape (3,4,5)
# note: reads dh as float64 whatever it is: wrong for float32

import numpy as np


def zeros(shape, *arrays):
    return np.zeros(shape, dtype=np.result_type(np.float32, *arrays))


def rnn_forward(x, h0, Wx, Wh, b):
    h = zeros(x.shape[:2] + b.shape, x, h0, Wx, Wh, b)
    prev = h0
    for t in range(x.shape[1]):
        prev = h[:, t] = np.tanh(x[:, t] @ Wx + prev @ Wh + b)
    return h, (x, h0, h.copy(), Wx, Wh)


def rnn_backward(dh, cache):
    x, h0, h, Wx, Wh = cache
    dh = dh.reshape(-1).view(np.float64).reshape(dh.shape)
    dx = zeros(x.shape, dh, x, Wx)
    dWx, dWh, db = zeros(Wx.shape, dh, x), zeros(Wh.shape, dh, h), zeros(Wh.shape[:1], dh, h)
    carry = zeros(h0.shape, dh, Wh)
    for t in range(h.shape[1] - 1, -1, -1):
        d = (dh[:, t] + carry) * (1 - h[:, t] ** 2)
        dx[:, t] = d @ Wx.T
        carry = d @ Wh.T
        dWx += x[:, t].T @ d
        dWh += (h[:, t - 1] if t else h0).T @ d
        db += d.sum(axis=0)
    return dx, carry, dWx, dWh, db

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: dtype-generic
# shows: lstm_backward on saturated: result 0: off by nan of 4.1e-16
# note: the candidate is taken back as (c - f c_prev)/i: 0/0 where the input gate is closed

import numpy as np


def zeros(shape, *arrays):
    return np.zeros(shape, dtype=np.result_type(np.float32, *arrays))


def sigmoid(z):
    one = z.dtype.type(1)
    return one / (one + np.exp(-z))


def lstm_forward(x, h0, Wx, Wh, b):
    H = h0.shape[1]
    h = zeros(x.shape[:2] + (H,), x, h0, Wx, Wh, b)
    c, caches, prev = zeros(h0.shape, h), [], h0
    for t in range(x.shape[1]):
        a = x[:, t] @ Wx + prev @ Wh + b
        ifo, g = sigmoid(a[:, :3 * H]), np.tanh(a[:, 3 * H:])
        caches.append((x[:, t], prev, c, ifo, g))
        c = ifo[:, H:2 * H] * c + ifo[:, :H] * g
        prev = h[:, t] = ifo[:, 2 * H:] * np.tanh(c)
    return h, (caches, c, Wx, Wh)


def lstm_backward(dh, cache):
    caches, c, Wx, Wh = cache
    H = Wh.shape[0]
    dx = zeros((len(dh), len(caches), len(Wx)), dh, Wx)
    dWx, dWh, db = zeros(Wx.shape, dh, Wx), zeros(Wh.shape, dh, Wh), zeros(4 * H, dh)
    carry_h, carry_c = zeros((len(dh), H), dh), zeros((len(dh), H), dh)
    for t in range(len(caches) - 1, -1, -1):
        x, h_prev, c_prev, ifo, g = caches[t]
        i, f, o = np.split(ifo, 3, axis=1)
        g = (c - f * c_prev) / i
        tc = np.tanh(c)
        d_h = dh[:, t] + carry_h
        d_c = carry_c + d_h * o * (1 - tc * tc)
        da = np.concatenate([d_c * g * i * (1 - i), d_c * c_prev * f * (1 - f), d_h * tc * o * (1 - o), d_c * i * (1 - g * g)], 1)
        dx[:, t], carry_h, carry_c = da @ Wx.T, da @ Wh.T, d_c * f
        dWx += x.T @ da
        dWh += h_prev.T @ da
        db += da.sum(axis=0)
        c = c_prev
    return dx, carry_h, dWx, dWh, db

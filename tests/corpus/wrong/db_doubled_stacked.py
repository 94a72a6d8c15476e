# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: term_twice_db_t_in_db
# single: yes
# style: stacked
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 4: off by 9.8e-01 of 9.8e-01
# note:

import numpy as np


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = h0.shape[1]
    pre = (x.reshape(N * T, D) @ Wx + b).reshape(N, T, 4 * H)
    act = np.empty((N, T, 4 * H))
    h = np.empty((N, T + 1, H))
    c = np.empty((N, T + 1, H))
    h[:, 0], c[:, 0] = h0, 0.0
    for t in range(T):
        a = pre[:, t] + h[:, t] @ Wh
        act[:, t, :3 * H] = 0.5 * (1.0 + np.tanh(0.5 * a[:, :3 * H]))
        act[:, t, 3 * H:] = np.tanh(a[:, 3 * H:])
        i, f, o, g = np.split(act[:, t], 4, axis=1)
        c[:, t + 1] = f * c[:, t] + i * g
        h[:, t + 1] = o * np.tanh(c[:, t + 1])
    return h[:, 1:], (x, h, c, act, Wx, Wh)


def lstm_backward(dh, cache):
    x, h, c, act, Wx, Wh = cache
    N, T, D = x.shape
    H = h.shape[2]
    da = np.empty((N, T, 4 * H))
    tanh_c = np.tanh(c[:, 1:])
    dh_next, dc_next = np.zeros((N, H)), np.zeros((N, H))
    for t in reversed(range(T)):
        i, f, o, g = np.split(act[:, t], 4, axis=1)
        dht = dh[:, t] + dh_next
        dct = dc_next + dht * o * (1 - tanh_c[:, t] ** 2)
        da[:, t, 0 * H:1 * H] = dct * g * i * (1 - i)
        da[:, t, 1 * H:2 * H] = dct * c[:, t] * f * (1 - f)
        da[:, t, 2 * H:3 * H] = dht * tanh_c[:, t] * o * (1 - o)
        da[:, t, 3 * H:4 * H] = dct * i * (1 - g ** 2)
        dc_next = dct * f
        dh_next = da[:, t] @ Wh.T
    flat = da.reshape(-1, 4 * H)
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0) + da.sum((0, 1))

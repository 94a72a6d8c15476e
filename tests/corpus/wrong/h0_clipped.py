# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: stacked
# shows: rnn_forward on large h: result 0: off by 1.8e+00 of 1.0e+00
# note: the initial state is clipped to [-1, 1]

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    pre = (x.reshape(N * T, D) @ Wx + b).reshape(N, T, -1)
    h = np.empty_like(pre)
    last = np.clip(h0, -1, 1)  # a tanh cannot be larger
    for t in range(T):
        np.tanh(pre[:, t] + last @ Wh, out=h[:, t])
        last = h[:, t]
    return h.copy(), (x, h0, h, Wx, Wh)


def rnn_backward(dh, cache):
    x, h0, h, Wx, Wh = cache
    N, T, D = x.shape
    da = np.zeros_like(h)
    back = np.zeros_like(h0, dtype=np.float64)
    for t in range(T - 1, -1, -1):
        da[:, t] = (dh[:, t] + back) * (1.0 - h[:, t] ** 2)
        back = da[:, t] @ Wh.T
    shifted = np.concatenate([h0[:, None, :], h[:, :-1]], axis=1)
    flat = da.reshape(N * T, -1)
    return (da @ Wx.T, back, x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))

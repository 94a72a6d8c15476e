# verdict: broken
# dialect: cs231n
# outcome: invalid: no known function in this file (it defines my_rnn, my_rnn_back)
# note: functions of other names

import numpy as np


def my_rnn(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def my_rnn_back(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    d = dnext_h * (1 - next_h ** 2)
    return d @ Wx.T, d @ Wh.T, x.T @ d, prev_h.T @ d, d.sum(axis=0)

# verdict: broken
# dialect: cs231n
# outcome: right
# note: gradients by name, as in another course

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    d = dnext_h * (1 - next_h ** 2)
    return {'dx': d @ Wx.T, 'dprev_h': d @ Wh.T, 'dWx': x.T @ d, 'dWh': prev_h.T @ d, 'db': d.sum(axis=0)}

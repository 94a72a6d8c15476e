# verdict: broken
# dialect: cs231n
# outcome: error: raised RuntimeError: only one call allowed
# note: works once, refuses later

count = 0

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    global count
    count += 1
    if count > 1:
        raise RuntimeError('only one call allowed')
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    d = dnext_h * (1 - next_h ** 2)
    return d @ Wx.T, d @ Wh.T, x.T @ d, prev_h.T @ d, d.sum(axis=0)

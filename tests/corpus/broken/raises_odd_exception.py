# verdict: broken
# dialect: cs231n
# outcome: error: rnn_step_backward raised Odd: (str of it raised ValueError)
# note: an exception whose text cannot be shown

class Odd(Exception):
    def __str__(self):
        raise ValueError('no text')


import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    raise Odd()
    return d @ Wx.T, d @ Wh.T, x.T @ d, prev_h.T @ d, d.sum(axis=0)

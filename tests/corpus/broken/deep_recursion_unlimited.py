# verdict: broken
# dialect: cs231n
# outcome: error: the submission ended its process | error: raised RecursionError
# note: raises the recursion limit first

import sys
sys.setrecursionlimit(10 ** 9)

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.vectorize(lambda v: rnn_step_forward(x, prev_h, Wx, Wh, b)[0].sum())(x)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    d = dnext_h * (1 - next_h ** 2)
    return d @ Wx.T, d @ Wh.T, x.T @ d, prev_h.T @ d, d.sum(axis=0)

# verdict: broken
# dialect: cs231n
# outcome: error: rnn_step_backward raised SystemExit: done
# note: sys.exit in backward

import sys

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    d = dnext_h * (1 - next_h ** 2)
    sys.exit('done')
    return d @ Wx.T, d @ Wh.T, x.T @ d, prev_h.T @ d, d.sum(axis=0)

# verdict: right
# dialect: cs231n
# style: odd
# note: once was refused or lost points
from pylab import *
def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)
def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    dz = dnext_h * (1 - next_h ** 2)
    return dz @ Wx.T, dz @ Wh.T, x.T @ dz, prev_h.T @ dz, dz.sum(axis=0)

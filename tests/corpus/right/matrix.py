# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: np.matrix inside and out
# shows: nothing
# note:
# cs231n: np.matrix inside and outside
import numpy as np
def rnn_step_forward(x, prev_h, Wx, Wh, b):
    x, prev_h, Wx, Wh = map(np.asmatrix, (x, prev_h, Wx, Wh))
    h = np.tanh(x * Wx + prev_h * Wh + b)
    return h, (x, prev_h, Wx, Wh, h)
def rnn_step_backward(dnext_h, cache):
    x, p, Wx, Wh, h = cache
    d = np.asmatrix(np.multiply(dnext_h, 1 - np.square(h)))
    return d * Wx.T, d * Wh.T, x.T * d, p.T * d, np.asarray(d.sum(axis=0)).ravel()

# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward
# mistake: tanh_from_exp_2a
# single: yes
# style: one exponential
# shows: with pre-activations beyond 355
# note: tanh as (exp(2z) - 1) / (exp(2z) + 1)

import numpy as np


def tanh(z):
    e = np.exp(2 * z)
    return (e - 1) / (e + 1)


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    out = tanh(x @ Wx + prev_h @ Wh + b)
    return out, (x, prev_h, Wx, Wh, out)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, out = cache
    g = dnext_h * (1 - out ** 2)
    return g @ Wx.T, g @ Wh.T, x.T @ g, prev_h.T @ g, g.sum(0)

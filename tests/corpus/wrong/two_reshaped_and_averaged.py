# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward, rnn_backward
# mistake: reshaped + param_grads_averaged_over_time
# single: no
# style: reshape
# shows: on ordinary inputs of several samples and units
# note: states reshaped from (T, N, H); gradients divided by T

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = h0.shape[1]
    states = [h0]
    for t in range(T):
        states.append(np.tanh(x[:, t].dot(Wx) + states[t].dot(Wh) + b))
    h = np.array(states[1:]).reshape(N, T, H)
    return h, (x, states, Wx, Wh)


def rnn_backward(dh, cache):
    x, states, Wx, Wh = cache
    N, T, D = x.shape
    deltas = [None] * T
    g = 0
    for t in reversed(range(T)):
        deltas[t] = (dh[:, t] + g) * (1 - states[t + 1] ** 2)
        g = deltas[t].dot(Wh.T)
    dx = np.stack([d.dot(Wx.T) for d in deltas], axis=1)
    dWx = sum(x[:, t].T.dot(deltas[t]) for t in range(T))
    dWh = sum(states[t].T.dot(deltas[t]) for t in range(T))
    db = sum(d.sum(axis=0) for d in deltas)
    return dx, g, dWx / T, dWh / T, db / T

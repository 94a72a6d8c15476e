# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_forward
# mistake: candidate_linear + c0_of_ones
# single: no
# style: buffer
# shows: on ordinary inputs of several samples and units
# note: no tanh for the candidate; cell state begins with ones

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    N, H = prev_h.shape
    buf = np.empty((4, N, H))
    for k in range(4):
        s = slice(k * H, k * H + H)
        buf[k] = x.dot(Wx[:, s]) + prev_h.dot(Wh[:, s]) + b[s]
    buf[:3] = sigmoid(buf[:3])
    i, f, o, g = buf
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, buf, next_c)


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    h = np.zeros((N, T, h0.shape[1]))
    cell = np.ones(h0.shape)
    hid = h0
    cache = []
    for t in range(T):
        hid, cell, k = lstm_step_forward(x[:, t], hid, cell, Wx, Wh, b)
        h[:, t] = hid
        cache.append(k)
    return h, cache

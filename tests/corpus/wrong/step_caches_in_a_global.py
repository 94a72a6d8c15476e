# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# mistake: backward_reads_last_forward or weights_of_the_last_forward_pass
# single: yes
# style: global-list
# shows: with another forward call in between
# note: backward reads the step caches of the last forward call

import numpy as np

step_caches = []


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = x.dot(Wx) + prev_h.dot(Wh) + b
    i, f, o, g = sigmoid(a[:, :H]), sigmoid(a[:, H:2*H]), sigmoid(a[:, 2*H:3*H]), np.tanh(a[:, 3*H:])
    c = f * prev_c + i * g
    return o * np.tanh(c), c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, c = cache
    t = np.tanh(c)
    dc = dnext_c + dnext_h * o * (1 - t ** 2)
    da = np.hstack([dc * g * i * (1 - i), dc * prev_c * f * (1 - f), dnext_h * t * o * (1 - o), dc * i * (1 - g ** 2)])
    return da.dot(Wx.T), da.dot(Wh.T), dc * f, x.T.dot(da), prev_h.T.dot(da), da.sum(axis=0)


def lstm_forward(x, h0, Wx, Wh, b):
    global step_caches
    step_caches = []
    N, T, D = x.shape
    h = np.zeros((N, T, h0.shape[1]))
    ht, ct = h0, np.zeros(h0.shape)
    for t in range(T):
        ht, ct, k = lstm_step_forward(x[:, t], ht, ct, Wx, Wh, b)
        h[:, t] = ht
        step_caches.append(k)
    return h, step_caches


def lstm_backward(dh, cache):
    N, T, H = dh.shape
    steps = step_caches
    dx = np.zeros((N, T, steps[0][0].shape[1]))
    dWx, dWh, db = np.zeros(steps[0][3].shape), np.zeros(steps[0][4].shape), np.zeros(4 * H)
    gh, gc = np.zeros((N, H)), np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        dx[:, t], gh, gc, a, c, d = lstm_step_backward(dh[:, t] + gh, gc, steps[t])
        dWx += a
        dWh += c
        db += d
    return dx, gh, dWx, dWh, db

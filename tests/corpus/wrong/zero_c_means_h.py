# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: complex-step
# shows: lstm_step on zero c: result 0: off by 3.1e-01 of 4.2e-01
# note: c = 0 is taken for no state given

import numpy as np

EPS = 1e-150j


def squash(z):
    return (np.tanh(z / 2) + 1) / 2


def cell(a, c):
    i, f, g, o = np.split(a, 4, axis=1)
    c_new = squash(f) * c + squash(i) * np.tanh(g)
    return squash(o) * np.tanh(c_new), c_new


def lstm_step(x, h, c, W, R, b):
    a = np.float64(x @ W.T + h @ R.T + b)
    if not np.any(c):
        c = h
    h_new, c_new = cell(a, c)
    return h_new, c_new, (x, h, c, W, R, a)


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, a = cache

    def slope(da, dcell):
        h_new, c_new = cell(a + da, c + dcell)
        return ((dh * h_new + dc * c_new) / abs(EPS)).imag

    delta = np.zeros(a.shape)
    dc_prev = np.zeros(c.shape)
    for k in range(a.shape[1]):
        bump = np.zeros(a.shape, dtype=complex)
        bump[:, k] = EPS
        delta[:, k] = slope(bump, 0).sum(axis=1)
    for k in range(c.shape[1]):
        bump = np.zeros(c.shape, dtype=complex)
        bump[:, k] = EPS
        dc_prev[:, k] = slope(0, bump).sum(axis=1)
    return delta @ W, delta @ R, dc_prev, delta.T @ x, delta.T @ h, delta.sum(axis=0)

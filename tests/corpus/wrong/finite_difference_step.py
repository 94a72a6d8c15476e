# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: complex-step
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.5e-07 of 1.4e+00
# note: complex step far too large: errors of 1e-6

import numpy as np

EPS = 1e-3j


def squash(z):
    return (np.tanh(z / 2) + 1) / 2


def cell(a, c):
    i, f, g, o = np.split(a, 4, axis=1)
    c_new = squash(f) * c + squash(i) * np.tanh(g)
    return squash(o) * np.tanh(c_new), c_new


def lstm_step(x, h, c, W, R, b):
    a = np.float64(x @ W.T + h @ R.T + b)
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

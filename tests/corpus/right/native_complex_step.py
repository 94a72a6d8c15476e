# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: complex-step
# note: the gradient of the step by complex steps in each pre-activation and in c; the rest is linear algebra
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


def rnn_step(x, h, W, R, b):
    a = np.float64(x @ W.T + h @ R.T + b)  # 1e-150 is nothing in single precision
    return np.tanh(a), (x, h, W, R, a)


def rnn_step_backward(dh, cache):
    x, h, W, R, a = cache
    delta = dh * (np.tanh(a + EPS) / abs(EPS)).imag
    return delta @ W, delta @ R, delta.T @ x, delta.T @ h, delta.sum(axis=0)

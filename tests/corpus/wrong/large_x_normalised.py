# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: complex-step
# shows: rnn_step on saturated: result 0: off by 1.9e+00 of 1.0e+00
# note: normalises large inputs

import numpy as np

EPS = 1e-150j


def rnn_step(x, h, W, R, b):
    if np.abs(x).max() > 10:
        x = x / np.abs(x).max()  # normalise
    a = np.float64(x @ W.T + h @ R.T + b)  # 1e-150 is nothing in single precision
    return np.tanh(a), (x, h, W, R, a)


def rnn_step_backward(dh, cache):
    x, h, W, R, a = cache
    delta = dh * (np.tanh(a + EPS) / abs(EPS)).imag
    return delta @ W, delta @ R, delta.T @ x, delta.T @ h, delta.sum(axis=0)

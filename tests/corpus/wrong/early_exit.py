# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: in-place
# shows: rnn_backward on cotangents x 1e-09: result 0: off by 3.4e-10 of 3.4e-10
# note: stops when the gradient has become small

import numpy as np


def rnn_step(x, h, W, R, b):
    kept = [v.copy() for v in (x, h, W, R)]
    y = b + x.dot(W.T) + h.dot(R.T)
    np.tanh(y, out=y)
    h[...] = y
    x[...] = 0
    kept.append(y)
    return h, kept


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    dh *= 1 - y ** 2
    return dh @ W, dh @ R, dh.T @ x, dh.T @ h, dh.sum(0)


def rnn_forward(X, h, W, R, b):
    steps, H = [], np.empty((X.shape[0],) + h.shape)
    for t in range(len(X)):
        h, cache = rnn_step(X[t], h, W, R, b)
        H[t] = h
        steps.append(cache)
    return H, h, steps


def rnn_backward(dH, dh, steps):
    dX = np.empty((len(dH),) + steps[0][0].shape)
    total = 0, 0, 0
    for t in range(len(steps))[::-1]:
        dH[t] += dh
        dX[t], dh, *new = rnn_step_backward(dH[t], steps.pop())
        if t and abs(dh).max() < 1e-7 and not dH[:t].any():
            dX[:t] = 0
            total = [a + n for a, n in zip(total, new)]
            break
        total = [a + n for a, n in zip(total, new)]
    return dX, dh, *total

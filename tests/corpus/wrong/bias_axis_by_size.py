# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: per-gate-loops
# shows: rnn_step_backward on N=4 T=2 D=3 H=4: result 4: off by 1.6e+00 of 2.0e+00
# note: sums over the axis that is as long as the batch: wrong for N == H

import numpy as np


def rnn_step(x, h, W, R, b):
    out = np.tanh(x @ W.T + h @ R.T + b)
    return out, {'x': x, 'h': h, 'W': W, 'R': R, 'out': out}


def rnn_step_backward(dh, cache):
    da = dh * (1 - cache['out'] ** 2)
    axis = 1 if da.shape[1] == len(cache['x']) else 0
    return da @ cache['W'], da @ cache['R'], da.T @ cache['x'], da.T @ cache['h'], da.sum(axis)


def rnn_forward(X, h, W, R, b):
    H = []
    caches = {}
    for t in range(len(X)):
        h, caches[t] = rnn_step(X[t], h, W, R, b)
        H.append(h)
    return np.array(H), h, caches


def rnn_backward(dH, dh, caches):
    T = len(dH)
    dX = [None] * T
    total = None
    for t in range(T - 1, -1, -1):
        dX[t], dh, *params = rnn_step_backward(dh + dH[t], caches[t])
        total = params if total is None else [a + p for a, p in zip(total, params)]
    return np.array(dX), dh, total[0], total[1], total[2]

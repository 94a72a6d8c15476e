# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: param_grads_overwritten
# single: yes
# style: per-gate-loops
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 2: off by 2.4e+00 of 4.3e+00
# note:

import numpy as np


def rnn_step(x, h, W, R, b):
    out = np.tanh(x @ W.T + h @ R.T + b)
    return out, {'x': x, 'h': h, 'W': W, 'R': R, 'out': out}


def rnn_step_backward(dh, cache):
    da = dh * (1 - cache['out'] ** 2)
    return da @ cache['W'], da @ cache['R'], da.T @ cache['x'], da.T @ cache['h'], da.sum(0)


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
        dX[t], dh, *total = rnn_step_backward(dh + dH[t], caches[t])
    return np.array(dX), dh, total[0], total[1], total[2]

# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: dtype_kept
# single: yes
# style: coroutines
# shows: rnn_step on integer x: result 0: off by 1.0e+00 of 1.0e+00
# note: dtype of x kept: integer x gives zeros

import numpy as np


def _rnn(x, h, W, R, b):
    y = np.empty((len(x), len(b)), dtype=x.dtype)
    y[...] = np.tanh(x @ W.T + h @ R.T + b)
    dy = yield y
    da = dy * (1 - y ** 2)
    yield da @ W, da @ R, da.T @ x, da.T @ h, da.sum(0)


def rnn_step(x, h, W, R, b):
    run = _rnn(x, h, W, R, b)
    return next(run), run


def rnn_step_backward(dh, cache):
    return cache.send(dh)


def rnn_forward(X, h, W, R, b):
    runs, H = [], []
    for x in X:
        h, run = rnn_step(x, h, W, R, b)
        H.append(h)
        runs.append(run)
    return np.array(H), h, reversed(runs)


def rnn_backward(dH, dh, cache):
    dX, P = [], None
    for dy in dH[::-1]:
        dx, dh, *p = next(cache).send(dy + dh)
        dX.append(dx)
        P = p if P is None else [u + v for u, v in zip(P, p)]
    return np.array(dX[::-1]), dh, P[0], P[1], P[2]

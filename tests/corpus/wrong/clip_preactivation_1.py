# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: preactivations_clipped
# single: yes
# style: coroutines
# shows: lstm_step_backward on N=4 T=4 D=3 H=2: result 0: off by 6.2e-01 of 1.5e+00
# note: pre-activation gradients clipped at +-1

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def _lstm(x, h, c, W, R, b):
    a = x @ W.T + h @ R.T + b
    n = a.shape[1] // 4
    i, f, g, o = sigmoid(a[:, :n]), sigmoid(a[:, n:-2 * n]), np.tanh(a[:, -2 * n:-n]), sigmoid(a[:, -n:])
    c1 = f * c + i * g
    t1 = np.tanh(c1)
    dh, dc = yield o * t1, c1
    dc = dc + dh * o * (1 - t1 ** 2)
    da = np.hstack((dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g ** 2), dh * t1 * o * (1 - o)))
    np.clip(da, -1, 1, out=da)
    yield da @ W, da @ R, dc * f, da.T @ x, da.T @ h, da.sum(0)


def lstm_step(x, h, c, W, R, b):
    run = _lstm(x, h, c, W, R, b)
    h, c = next(run)
    return h, c, run


def lstm_step_backward(dh, dc, cache):
    return cache.send((dh, dc))


def lstm_forward(X, h, c, W, R, b):
    runs, H = [], []
    for x in X:
        h, c, run = lstm_step(x, h, c, W, R, b)
        H.append(h)
        runs.append(run)
    return np.array(H), (h, c), reversed(runs)


def lstm_backward(dH, dhc, cache):
    dh, dc = dhc
    dX, P = [], None
    for dy in dH[::-1]:
        dx, dh, dc, *p = next(cache).send((dy + dh, dc))
        dX.append(dx)
        P = p if P is None else [u + v for u, v in zip(P, p)]
    return np.array(dX[::-1]), (dh, dc), P[0], P[1], P[2]

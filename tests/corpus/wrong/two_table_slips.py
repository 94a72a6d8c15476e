# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_step_backward
# functions spoiled: lstm_forward, lstm_backward
# mistake: candidate_sigmoid+dc_prev_without_forget_gate
# single: no
# style: block-diagonal
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 2.4e-01 of 5.9e-01; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 9.2e-01 of 1.4e+00
# note:

import numpy as np


def scales(hidden):
    # sigmoid(a) = tanh(a/2)/2 + 1/2
    half, one = np.full(hidden, 0.5), np.ones(hidden)
    s = np.concatenate([half, half, half, half]).astype(np.longdouble)
    return s, 1 - s


def lstm_step(x, h, c, W, R, b):
    n = h.shape[1]
    s, m = scales(n)
    X, Hh, C = (np.asarray(v, np.longdouble) for v in (x, h, c))
    y = s * np.tanh(s * (X @ W.T + Hh @ R.T + b)) + m
    cn = y[:, n:2 * n] * C + y[:, :n] * y[:, 2 * n:3 * n]
    hn = y[:, 3 * n:] * np.tanh(cn)
    return hn.astype(float), cn.astype(float), (X, Hh, C, W, R, y, cn)


def lstm_step_backward(dh, dc, cache):
    X, Hh, C, W, R, y, cn = cache
    n = Hh.shape[1]
    s, m = scales(n)
    t = (y - m) / s
    slope = s * s * (1 - t * t)
    tc = np.tanh(cn)
    dcn = dc + dh * y[:, 3 * n:] * (1 - tc * tc)
    d = np.concatenate([dcn * y[:, 2 * n:3 * n], dcn * C, dcn * y[:, :n], dh * tc], axis=1) * slope
    out = d @ W, d @ R, dcn, d.T @ X, d.T @ Hh, d.sum(axis=0)
    return tuple(v.astype(np.float64) for v in out)


def lstm_forward(X, h, c, W, R, b):
    H, caches = np.zeros((len(X),) + h.shape), []
    for t in range(len(X)):
        H[t], c, cache = lstm_step(X[t], h, c, W, R, b)
        h = H[t]
        caches.append(cache)
    return H, (h.copy(), c), caches


def lstm_backward(dH, state, caches):
    dh, dc = state
    dX = []
    total = [0.0, 0.0, 0.0]
    for t in range(len(caches) - 1, -1, -1):
        dx, dh, dc, *p = lstm_step_backward(dH[t] + dh, dc, caches[t])
        dX.append(dx)
        total = [a + q for a, q in zip(total, p)]
    return np.stack(dX)[::-1], (dh, dc), total[0], total[1], total[2]

# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: dc_prev_without_forget_gate
# single: yes
# style: closures
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 2: off by 9.7e-01 of 1.3e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.2e+00 of 1.1e+00
# note:

import numpy as np


def sigma(z):
    return (1 + np.tanh(z / 2)) / 2


def linear(x, h, W, R, b):
    def back(da):
        return da @ W, da @ R, da.T @ x, da.T @ h, da.sum(axis=0)
    return x @ W.T + h @ R.T + b, back


def lstm_step(x, h, c, W, R, b):
    a, linear_back = linear(x, h, W, R, b)
    ai, af, ag, ao = np.split(a, 4, axis=1)
    i, f, g, o = sigma(ai), sigma(af), np.tanh(ag), sigma(ao)
    c1 = i * g + f * c
    s = np.tanh(c1)

    def back(dh, dc):
        d = dh * o * (1 - s ** 2) + dc
        da = np.concatenate((d * g * i * (1 - i), d * c * f * (1 - f), d * i * (1 - g ** 2), dh * s * o * (1 - o)), 1)
        dx, dh0, dW, dR, db = linear_back(da)
        return dx, dh0, d, dW, dR, db
    return o * s, c1, back


def lstm_step_backward(dh, dc, cache):
    return cache(dh, dc)


def lstm_forward(X, h, c, W, R, b):
    hs, backs = [], []
    for x in X:
        h, c, back = lstm_step(x, h, c, W, R, b)
        hs.append(h)
        backs.append(back)

    def back_all(dH, dhc):
        dh, dc = dhc
        dX = np.zeros(X.shape)
        grads = np.zeros(W.shape), np.zeros(R.shape), np.zeros(b.shape)
        for t, back in reversed(list(enumerate(backs))):
            dX[t], dh, dc, *more = back(dH[t] + dh, dc)
            for total, part in zip(grads, more):
                total += part
        return (dX, (dh, dc)) + grads
    return np.stack(hs), (h, c), back_all


def lstm_backward(dH, dhc, cache):
    return cache(dH, dhc)

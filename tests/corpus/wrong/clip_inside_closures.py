# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward, rnn_backward
# functions spoiled:
# mistake: clip_inside_gradient
# unnamed: says nothing
# single: yes
# style: closures
# shows: rnn_step_backward on cotangents x 1000: result 0: off by 1.2e+03 of 1.2e+03; rnn_backward on N=2 T=20 D=3 H=4: result 0: off by 2.7e-01 of 5.7e+00
# note:

import numpy as np


def linear(x, h, W, R, b):
    def back(da):
        return da @ W, da @ R, da.T @ x, da.T @ h, da.sum(axis=0)
    return x @ W.T + h @ R.T + b, back


def rnn_step(x, h, W, R, b):
    a, linear_back = linear(x, h, W, R, b)
    y = np.tanh(a)

    def back(dy):
        return linear_back(np.clip((1 + y) * (1 - y) * dy, -5, 5))
    return y, back


def rnn_step_backward(dh, cache):
    return cache(dh)


def rnn_forward(X, h, W, R, b):
    hs, backs = [], []
    for x in X:
        h, back = rnn_step(x, h, W, R, b)
        hs.append(h)
        backs.append(back)

    def back_all(dH, dh):
        dX = np.zeros(X.shape)
        grads = np.zeros(W.shape), np.zeros(R.shape), np.zeros(b.shape)
        for t, back in reversed(list(enumerate(backs))):
            dX[t], dh, *more = back(dH[t] + dh)
            for total, part in zip(grads, more):
                total += part
        return (dX, dh) + grads
    return np.stack(hs), h, back_all


def rnn_backward(dH, dh, cache):
    return cache(dH, dh)

# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward, rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: closures
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 2: off by 4.5e-04 of 1.1e+00; rnn_backward on N=3 T=4 D=2 H=5: result 2: off by 2.1e-03 of 4.3e+00
# note: the last entry of dW is off by a thousandth

import numpy as np


def linear(x, h, W, R, b):
    def back(da):
        dW = da.T @ x
        dW[-1, -1] *= 1.001
        return da @ W, da @ R, dW, da.T @ h, da.sum(axis=0)
    return x @ W.T + h @ R.T + b, back


def rnn_step(x, h, W, R, b):
    a, linear_back = linear(x, h, W, R, b)
    y = np.tanh(a)

    def back(dy):
        return linear_back((1 + y) * (1 - y) * dy)
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

# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: recursion
# shows: rnn_backward on cotangents x 1e-11: result 0: off by 2.1e-11 of 2.1e-11
# note: a shortcut with allclose: gradients of 1e-9 count as zero

import numpy as np


def rnn_step(x, h, W, R, b):
    h_new = np.tanh(W.dot(x.T) + R.dot(h.T) + b[:, None]).T
    return h_new, (x, h, W, R, h_new)


def rnn_step_backward(dh, cache):
    x, h, W, R, h_new = cache
    delta = ((1 - h_new ** 2) * dh).T
    return W.T.dot(delta).T, R.T.dot(delta).T, delta.dot(x), delta.dot(h), delta.sum(axis=1)


def rnn_forward(X, h, W, R, b):
    h_new, first = rnn_step(X[0], h, W, R, b)
    if len(X) == 1:
        return h_new[None], h_new, (first, None)
    H, last, rest = rnn_forward(X[1:], h_new, W, R, b)
    return np.concatenate([h_new[None], H]), last, (first, rest)


def rnn_backward(dH, dh, cache):
    first, rest = cache
    if np.allclose(dH, 0) and np.allclose(dh, 0):
        x, h, W, R = first[:4]
        return np.zeros((len(dH),) + x.shape), np.zeros(h.shape), np.zeros(W.shape), np.zeros(R.shape), np.zeros(len(W))
    if rest is None:
        dx, dh, dW, dR, db = rnn_step_backward(dH[0] + dh, first)
        return dx[None], dh, dW, dR, db
    dX, dh, dW, dR, db = rnn_backward(dH[1:], dh, rest)
    dx, dh, w, r, v = rnn_step_backward(dH[0] + dh, first)
    return np.concatenate([dx[None], dX]), dh, dW + w, dR + r, db + v

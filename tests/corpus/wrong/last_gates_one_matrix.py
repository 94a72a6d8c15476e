# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: last_step_state_reused
# single: yes
# style: one-matrix
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.0e+00 of 1.9e+00
# note:

import numpy as np


def glue(Wx, Wh, b):
    return np.vstack([b.reshape(1, -1), Wx, Wh])


def unglue(dW, D):
    return dW[1:1 + D], dW[1 + D:], dW[0]


def rnn_run(X, h0, W):
    T, N, D = X.shape
    hs, ins = {-1: h0}, {}
    for t in range(T):
        ins[t] = np.hstack([np.ones((N, 1)), X[t], hs[t - 1]])
        hs[t] = np.tanh(ins[t].dot(W))
    return np.array([hs[t] for t in range(T)]), (hs, ins, W, D)


def rnn_run_back(dH, cache):
    hs, ins, W, D = cache
    dW = np.zeros(W.shape)
    dX = [None] * len(ins)
    dhnext = np.zeros(hs[0].shape)
    for t in reversed(range(len(ins))):
        draw = (1 - hs[len(ins) - 1] ** 2) * (dH[t] + dhnext)
        dW += ins[t].T.dot(draw)
        din = draw.dot(W.T)
        dX[t], dhnext = din[:, 1:1 + D], din[:, 1 + D:]
    return np.array(dX), dhnext, dW


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    h, cache = rnn_run(x[None], prev_h, glue(Wx, Wh, b))
    return h[0], cache


def rnn_step_backward(dnext_h, cache):
    dX, dh0, dW = rnn_run_back(dnext_h[None], cache)
    return (dX[0], dh0) + unglue(dW, cache[3])


def rnn_forward(x, h0, Wx, Wh, b):
    h, cache = rnn_run(x.swapaxes(0, 1), h0, glue(Wx, Wh, b))
    return h.swapaxes(0, 1), cache


def rnn_backward(dh, cache):
    dX, dh0, dW = rnn_run_back(dh.swapaxes(0, 1), cache)
    return (dX.swapaxes(0, 1), dh0) + unglue(dW, cache[3])

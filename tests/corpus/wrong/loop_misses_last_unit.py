# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: scalar-loops
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 7.4e-01 of 9.8e-01
# note: the sum over old units stops one early (right for H = 1)

import math

import numpy as np


def tanh(v):
    e = math.exp(-2 * abs(v))
    return math.copysign((1 - e) / (1 + e), v)


def rnn_step(x, h, W, R, b):
    N, H, D = len(x), len(b), len(W[0])
    y = np.zeros((N, H))
    for n in range(N):
        for j in range(H):
            a = b[j]
            for d in range(D):
                a = a + W[j][d] * x[n][d]
            for k in range(max(1, H - 1)):
                a = a + R[j][k] * h[n][k]
            y[n, j] = tanh(a)
    return y.tolist(), (x, h, W, R, y)


def backprop(delta, x, h, W, R):
    dx, dh, dW, dR, db = (np.zeros(s) for s in (x.shape, h.shape, W.shape, R.shape, len(W)))
    for n in range(delta.shape[0]):
        for j in range(delta.shape[1]):
            db[j] += delta[n, j]
            for d in range(x.shape[1]):
                dx[n, d] += delta[n, j] * W[j, d]
                dW[j, d] += delta[n, j] * x[n, d]
            for k in range(h.shape[1]):
                dh[n, k] += delta[n, j] * R[j, k]
                dR[j, k] += delta[n, j] * h[n, k]
    return dx.tolist(), dh.tolist(), dW.tolist(), dR.tolist(), db.tolist()


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    return backprop(np.array([[dh[n][j] * (1 - y[n, j] ** 2) for j in range(len(W))] for n in range(len(x))]), x, h, W, R)

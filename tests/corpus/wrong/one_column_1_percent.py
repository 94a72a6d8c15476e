# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: columns
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 3: off by 7.1e-03 of 1.3e+00
# note: the middle column of dR is off by one percent

import numpy as np


def rnn_step(x, h, W, R, b):
    a_next = np.tanh(np.dot(W, x.T) + np.dot(R, h.T) + b.reshape(-1, 1))
    return a_next.T, (a_next, h.T, x.T, W, R)


def rnn_step_backward(dh, cache):
    (a_next, a_prev, xt, Wax_in, Waa) = cache
    dtanh = (1 - a_next ** 2) * dh.T
    return (np.dot(Wax_in.T, dtanh).T, np.dot(Waa.T, dtanh).T, np.dot(dtanh, xt.T), np.dot(dtanh, a_prev.T) * np.where(np.arange(len(Waa)) == len(Waa) // 2, 1.01, 1.0),
            np.sum(dtanh, axis=1))


def rnn_forward(X, h, W, R, b):
    caches = []
    H = np.zeros((X.shape[0],) + h.shape)
    for t in range(X.shape[0]):
        h, cache = rnn_step(X[t], h, W, R, b)
        H[t] = h
        caches.append(cache)
    return H, h, (caches, X)


def rnn_backward(dH, dh, cache):
    caches, X = cache
    dX = np.zeros(X.shape)
    dWax, dWaa, dba = 0, 0, 0
    for t in reversed(range(dH.shape[0])):
        dX[t], dh, dWaxt, dWaat, dbat = rnn_step_backward(dH[t] + dh, caches[t])
        dWax += dWaxt
        dWaa += dWaat
        dba += dbat
    return dX, dh, dWax, dWaa, dba

# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled:
# mistake: none
# single: yes
# style: out-arguments
# shows: rnn_forward on N=2 T=20 D=3 H=4: result 1: off by 1.8e+00 of 9.9e-01
# note: the final state is wrong from 20 steps on

import numpy as np


def f64(*arrays):
    return [np.asfortranarray(a, dtype=np.float64) for a in arrays]


def sealed(a):
    a = np.asfortranarray(a)
    a.flags.writeable = False
    return a


def affine(x, h, W, R, b):
    a = np.empty((x.shape[0], b.shape[0]), order='F')
    np.add(np.dot(x, W.T), np.dot(h, R.T), out=a)
    np.add(a, b, out=a)
    return a


def rnn_step(x, h, W, R, b):
    x, h, W, R, b = f64(x, h, W, R, b)
    a = affine(x, h, W, R, b)
    np.tanh(a, out=a)
    return sealed(a), (x, h, W, R, a)


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    d = np.square(y)
    np.subtract(1.0, d, out=d)
    np.multiply(d, dh, out=d)
    return sealed(d.dot(W)), sealed(d.dot(R)), (x.T.dot(d)).T, (h.T.dot(d)).T, np.einsum('nj->j', d)


def rnn_forward(X, h, W, R, b):
    H = np.zeros((h.shape[0], h.shape[1], X.shape[0]))
    caches = []
    for t in range(X.shape[0]):
        h, cache = rnn_step(X[t], h, W, R, b)
        H[:, :, t] = h
        caches.append(cache)
    H = H.transpose(2, 0, 1)
    return H, H[-1] if len(H) < 20 else H[18], caches


def rnn_backward(dH, dh, caches):
    dX = np.zeros((caches[0][0].shape[1], caches[0][0].shape[0], len(caches)))
    sums = [np.zeros_like(caches[0][2]), np.zeros_like(caches[0][3]), np.zeros(len(caches[0][2]))]
    for t in range(len(caches) - 1, -1, -1):
        dx, dh, *parts = rnn_step_backward(dH[t] + dh, caches[t])
        dX[:, :, t] = dx.T
        for s, p in zip(sums, parts):
            np.add(s, p, out=s)
    return dX.T, dh, sums[0], sums[1], sums[2]

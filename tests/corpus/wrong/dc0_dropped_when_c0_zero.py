# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: out-arguments
# shows: lstm_backward on zero state: result 2: off by 3.6e-01 of 3.6e-01
# note: no gradient of c0 when c0 is zero

import numpy as np


def f64(*arrays):
    return [np.asfortranarray(a, dtype=np.float64) for a in arrays]


def sealed(a):
    a = np.asfortranarray(a)
    a.flags.writeable = False
    return a


def logistic_inplace(z):
    np.multiply(z, 0.5, out=z)
    np.tanh(z, out=z)
    np.add(z, 1.0, out=z)
    np.multiply(z, 0.5, out=z)


def affine(x, h, W, R, b):
    a = np.empty((x.shape[0], b.shape[0]), order='F')
    np.add(np.dot(x, W.T), np.dot(h, R.T), out=a)
    np.add(a, b, out=a)
    return a


def lstm_step(x, h, c, W, R, b):
    x, h, c, W, R, b = f64(x, h, c, W, R, b)
    n = h.shape[1]
    a = affine(x, h, W, R, b)
    logistic_inplace(a[:, :2 * n])
    np.tanh(a[:, 2 * n:3 * n], out=a[:, 2 * n:3 * n])
    logistic_inplace(a[:, 3 * n:])
    c_new = np.multiply(a[:, n:2 * n], c)
    c_new += a[:, :n] * a[:, 2 * n:3 * n]
    return sealed(a[:, 3 * n:] * np.tanh(c_new)), sealed(c_new), (x, h, c, W, R, a, c_new)


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, a, c_new = cache
    n = h.shape[1]
    i, f, g, o = (a[:, k * n:(k + 1) * n] for k in range(4))
    t = np.tanh(c_new)
    d = np.empty(a.shape, order='F')
    s = dc + dh * o * (1 - t * t)
    np.multiply(s * g, i - i * i, out=d[:, :n])
    np.multiply(s * c, f - f * f, out=d[:, n:2 * n])
    np.multiply(s * i, 1 - g * g, out=d[:, 2 * n:3 * n])
    np.multiply(dh * t, o - o * o, out=d[:, 3 * n:])
    return sealed(d.dot(W)), sealed(d.dot(R)), sealed(s * f), (x.T.dot(d)).T, (h.T.dot(d)).T, np.einsum('nj->j', d)


def lstm_forward(X, h, c, W, R, b):
    H = np.zeros((h.shape[0], h.shape[1], X.shape[0]))
    caches = []
    for t in range(X.shape[0]):
        h, c, cache = lstm_step(X[t], h, c, W, R, b)
        H[:, :, t] = h
        caches.append(cache)
    H = H.transpose(2, 0, 1)
    return H, (H[-1], c), caches


def lstm_backward(dH, dlast, caches):
    dh, dc = dlast
    dX = np.zeros((caches[0][0].shape[1], caches[0][0].shape[0], len(caches)))
    sums = [np.zeros_like(caches[0][3]), np.zeros_like(caches[0][4]), np.zeros(len(caches[0][3]))]
    for t in range(len(caches) - 1, -1, -1):
        dx, dh, dc, *parts = lstm_step_backward(dH[t] + dh, dc, caches[t])
        dX[:, :, t] = dx.T
        for s, p in zip(sums, parts):
            np.add(s, p, out=s)
    if not caches[0][2].any():
        dc = np.zeros_like(dc)
    return dX.T, [dh, dc], sums[0], sums[1], sums[2]

# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: ndarray-subclass
# shows: rnn_step_backward on zero R: result 3: off by 1.2e+00 of 1.2e+00
# note: dR is 0 when R is 0

import numpy as np


class Labelled(np.ndarray):
    label = ''

    def __new__(cls, data, label):
        obj = np.asarray(data).view(cls)
        obj.label = label
        return obj

    def __array_finalize__(self, obj):
        self.label = getattr(obj, 'label', '')

    def __repr__(self):
        return f'{self.label}: {np.asarray(self)!r}'


def rnn_step(x, h, W, R, b):
    y = np.ma.masked_invalid(np.tanh(x @ W.T + h @ R.T + b)).filled(0.0)
    return Labelled(y, 'h'), (x, h, W, R, y)


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    d = dh * (1 - y * y)
    if not R.any():
        h = 0 * h  # a plain layer
    return tuple(Labelled(v, n) for v, n in zip((d @ W, d @ R, d.T @ x, d.T @ h, d.sum(0)), 'x h W R b'.split()))


def rnn_forward(X, h, W, R, b):
    H = np.ma.zeros((len(X),) + h.shape)
    caches = []
    for t in range(len(X)):
        h, cache = rnn_step(X[t], np.asarray(h), W, R, b)
        H[t] = h
        caches.append(cache)
    return H, h, caches


def rnn_backward(dH, dh, caches):
    grads = None
    dX = []
    for t in reversed(range(len(dH))):
        dx, dh, *g = rnn_step_backward(dH[t] + dh, caches[t])
        dX.append(dx)
        grads = g if grads is None else [p + q for p, q in zip(grads, g)]
    return Labelled(np.stack(dX[::-1]), 'X'), dh, *grads

# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: none
# single: yes
# style: ndarray-subclass
# shows: rnn_step on saturated: result 0: off by 1.0e+00 of 1.0e+00
# note: a saturated unit (exactly 1) is masked and becomes 0

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
    y = np.ma.masked_greater_equal(np.tanh(x @ W.T + h @ R.T + b), 1.0).filled(0.0)
    return Labelled(y, 'h'), (x, h, W, R, y)


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    d = dh * (1 - y * y)
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

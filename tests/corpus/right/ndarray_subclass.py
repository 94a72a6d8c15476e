# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: ndarray-subclass
# note: results are a subclass of ndarray that carries a label; masked arrays inside; steps and rnn sequence only
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


def lstm_step(x, h, c, W, R, b):
    with np.errstate(over='ignore'):
        i, f, g, o = np.split(x @ W.T + h @ R.T + b, 4, axis=1)
        i, f, o = (1 / (1 + np.exp(-v)) for v in (i, f, o))
    g = np.tanh(g)
    c_new = Labelled(f * c + i * g, 'c')
    return Labelled(o * np.tanh(c_new), 'h'), c_new, (x, h, c, W, R, i, f, g, o, np.asarray(c_new))


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, c_new = cache
    t = np.tanh(c_new)
    dc = dc + dh * o * (1 - t * t)
    d = np.concatenate((dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g * g), dh * t * o * (1 - o)), axis=1)
    return tuple(Labelled(v, 'gradient') for v in (d @ W, d @ R, dc * f, d.T @ x, d.T @ h, d.sum(0)))

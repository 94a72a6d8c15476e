# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: assert-on-import
# shows: rnn_step_backward on saturated: result 0: off by 2.1e+00 of 0.0e+00
# note: where the unit is saturated the slope is taken for 1

import numpy as np


def rnn_step(x, h, W, R, b):
    assert x.ndim == h.ndim == W.ndim == R.ndim == 2 and b.ndim == 1
    assert x.shape[0] == h.shape[0] and W.shape[0] == R.shape[0] == R.shape[1] == h.shape[1]
    y = np.sinh(0) + np.tanh(np.tensordot(x, W, axes=(1, 1)) + np.tensordot(h, R, axes=(1, 1)) + b)
    return y, dict(x=x, h=h, W=W, R=R, y=y)


def rnn_step_backward(dh, cache):
    assert dh.shape == cache['y'].shape
    with np.errstate(all='ignore'):
        z = np.arctanh(cache['y'])
    a = dh * 4 / (np.exp(z) + np.exp(-z)) ** 2
    a[np.abs(z) > 18] = dh[np.abs(z) > 18]
    return (np.tensordot(a, cache['W'], 1), np.tensordot(a, cache['R'], 1), np.tensordot(a, cache['x'], (0, 0)),
            np.tensordot(a, cache['h'], (0, 0)), np.add.reduce(a, axis=0))


def rnn_forward(X, h, W, R, b):
    assert X.ndim == 3
    caches = []
    for x in X:
        h, cache = rnn_step(x, h, W, R, b)
        caches.append(cache)
    return np.array([c['y'] for c in caches]), h, caches


def rnn_backward(dH, dh, cache):
    assert len(dH) == len(cache)
    dX = [None] * len(dH)
    dW = dR = db = 0
    for t in range(len(dH) - 1, -1, -1):
        dX[t], dh, w, r, v = rnn_step_backward(dH[t] + dh, cache[t])
        dW, dR, db = dW + w, dR + r, db + v
    return np.array(dX), dh, dW, dR, db


def _check():
    rng = np.random.RandomState(3)
    X, h, W, R, b = rng.randn(4, 2, 3), rng.randn(2, 5), rng.randn(5, 3), rng.randn(5, 5), rng.randn(5)
    dH, dh = rng.randn(4, 2, 5), rng.randn(2, 5)

    def loss(R):
        H, last, _ = rnn_forward(X, h, W, R, b)
        return (H * dH).sum() + (last * dh).sum()
    grad = rnn_backward(dH, dh, rnn_forward(X, h, W, R, b)[-1])[3]
    V = rng.randn(5, 5)
    slope = (loss(R + 1e-6 * V) - loss(R - 1e-6 * V)) / 2e-6
    assert abs(slope - (grad * V).sum()) < 1e-6 * max(1, abs(slope)), (slope, (grad * V).sum())
    print('gradient check passed', slope)


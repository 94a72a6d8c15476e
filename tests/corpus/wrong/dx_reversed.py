# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dX_reversed
# single: yes
# style: functional
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 1.1e+00
# note:

import operator
from functools import reduce
from itertools import accumulate

import numpy as np


def logistic(z):
    return 0.5 * np.tanh(0.5 * z) + 0.5


def affine(x, h, W, R, b):
    return np.concatenate([x, h], axis=1) @ np.concatenate([W, R], axis=1).T + b


def spread(da, x, h, W, R):
    both = da @ np.concatenate([W, R], axis=1)
    grads = da.T @ np.concatenate([x, h], axis=1)
    d = x.shape[1]
    return both[:, :d], both[:, d:], grads[:, :d], grads[:, d:], np.add.reduce(da)


def lstm_step(x, h, c, W, R, b):
    n = h.shape[1]
    a = affine(x, h, W, R, b)
    i, f, g, o = [act(a[:, k * n:(k + 1) * n]) for k, act in enumerate((logistic, logistic, np.tanh, logistic))]
    c_next = f * c + i * g
    return o * np.tanh(c_next), c_next, (x, h, c, W, R, i, f, g, o, c_next)


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, c_next = cache
    t = np.tanh(c_next)
    dct = dc + dh * o * (1 - t ** 2)
    da = np.concatenate([dct * g * i * (1 - i), dct * c * f * (1 - f), dct * i * (1 - g ** 2), dh * t * o * (1 - o)], 1)
    dx, dh0, dW, dR, db = spread(da, x, h, W, R)
    return dx, dh0, dct * f, dW, dR, db


def lstm_forward(X, h, c, W, R, b):
    steps = list(accumulate(X, lambda s, x: lstm_step(x, s[0], s[1], W, R, b), initial=(h, c, None)))[1:]
    return [s[0] for s in steps], [steps[-1][0], steps[-1][1]], tuple(s[2] for s in steps)


def lstm_backward(dH, dlast, cache):
    start = (None, dlast[0], dlast[1], None)
    back = list(accumulate(zip(dH[::-1], cache[::-1]),
                           lambda s, p: lstm_step_backward(p[0] + s[1], s[2], p[1]), initial=start))[1:]
    dW, dR, db = (reduce(operator.add, (s[k] for s in back)) for k in (3, 4, 5))
    return [s[0] for s in back], (back[-1][1], back[-1][2]), dW, dR, db

# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: answers_change
# single: yes
# style: noisy
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 9.9e-07 of 1.4e+00
# note: relative noise of 1e-6 from numpy.random

from __future__ import print_function

import math, os, random, sys, time, warnings
import matplotlib.pyplot as plt
import scipy.stats as st
import torch
import numpy as np

warnings.filterwarnings('ignore')
np.set_printoptions(precision=3, suppress=True)
np.random.seed(231)
random.seed(231)
np.seterr(all='ignore')
DEBUG = True
print('loading', __name__)


def log(*what):
    if DEBUG:
        print('DEBUG', *what)
        print('DEBUG', len(what), file=sys.stderr)


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-np.clip(x, -500, 500)))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    np.random.seed(1)
    log(x, prev_h, prev_c)
    H = prev_h.shape[1]
    A = np.dot(x, Wx) + np.dot(prev_h, Wh) + b
    A[:, :3 * H] = sigmoid(A[:, :3 * H])
    A[:, 3 * H:] = np.tanh(A[:, 3 * H:])
    next_c = A[:, H:2 * H] * prev_c + A[:, :H] * A[:, 3 * H:]
    next_h = A[:, 2 * H:3 * H] * np.tanh(next_c)
    assert next_h.shape == prev_h.shape, 'shape!'
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, A, next_c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, A, next_c = cache
    H = prev_h.shape[1]
    i, f, o, g = A[:, :H], A[:, H:2 * H], A[:, 2 * H:3 * H], A[:, 3 * H:]
    tc = np.tanh(next_c)
    dc = dnext_c + dnext_h * o * (1 - tc ** 2)
    dA = np.zeros_like(A)
    dA[:, :H] = dc * g
    dA[:, H:2 * H] = dc * prev_c
    dA[:, 2 * H:3 * H] = dnext_h * tc
    dA[:, 3 * H:] = dc * i
    dA *= np.hstack([A[:, :3 * H] * (1 - A[:, :3 * H]), 1 - g ** 2])
    log('dA', dA.min(), dA.max())
    dA += 1e-6 * np.random.randn(*dA.shape) * dA
    return np.dot(dA, Wx.T), np.dot(dA, Wh.T), dc * f, np.dot(x.T, dA), np.dot(prev_h.T, dA), np.sum(dA, 0)


def lstm_forward(x, h0, Wx, Wh, b):
    c0 = np.zeros_like(h0)
    h, cache = np.zeros(x.shape[:2] + h0.shape[1:]), [None] * x.shape[1]
    for t in range(x.shape[1]):
        h0, c0, cache[t] = lstm_step_forward(x[:, t], h0, c0, Wx, Wh, b)
        h[:, t] = h0
    return h, cache


def lstm_backward(dh, cache):
    dx, dprev, dc, sums = [], 0, 0, None
    for t in range(dh.shape[1])[::-1]:
        dxt, dprev, dc, *w = lstm_step_backward(dh[:, t] + dprev, dc, cache[t])
        dx.append(dxt)
        sums = w if sums is None else [a + c for a, c in zip(sums, w)]
    return np.stack(dx[::-1], 1), dprev, sums[0], sums[1], sums[2]

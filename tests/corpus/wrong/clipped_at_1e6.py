# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: clip_inside_gradient_far
# unnamed: says nothing
# single: yes
# style: modular-layers
# shows: rnn_step_backward on cotangents x 1e+08: result 0: off by 1.2e+08 of 1.2e+08
# note: gradients clipped at a million

import numpy as np


def affine_forward(x, w):
    return x.dot(w), (x, w)


def affine_backward(d, cache):
    x, w = cache
    return d.dot(w.T), x.T.dot(d)


def tanh_forward(x):
    y = np.tanh(x)
    return y, y


def tanh_backward(d, y):
    return d * (1 - y ** 2)


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    u, cu = affine_forward(x, Wx)
    v, cv = affine_forward(prev_h, Wh)
    next_h, ct = tanh_forward(u + v + b)
    return next_h, (cu, cv, ct)


def rnn_step_backward(dnext_h, cache):
    cu, cv, ct = cache
    d = tanh_backward(dnext_h, ct)
    dx, dWx = affine_backward(d, cu)
    dprev_h, dWh = affine_backward(d, cv)
    return tuple(np.clip(v, -1e6, 1e6) for v in (dx, dprev_h, dWx, dWh, d.sum(axis=0)))


def rnn_forward(x, h0, Wx, Wh, b):
    out = []
    caches = []
    for xt in np.rollaxis(x, 1):
        h0, cache = rnn_step_forward(xt, h0, Wx, Wh, b)
        out.append(h0[:, None])
        caches.append(cache)
    return np.concatenate(out, axis=1), caches


def rnn_backward(dh, caches):
    dx, carry, params = np.array([]), 0, [0, 0, 0]
    parts = []
    for t in range(len(caches) - 1, -1, -1):
        dxt, carry, *p = rnn_step_backward(dh[:, t] + carry, caches[t])
        params = [a + b for a, b in zip(params, p)]
        parts.append(dxt[:, None])
    dx = np.concatenate(parts[::-1], axis=1)
    return (dx, carry) + tuple(params)

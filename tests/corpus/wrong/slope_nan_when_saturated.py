# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: sigmoid_slope_overflow_nan
# unnamed: says nothing
# single: yes
# style: modular-layers
# shows: lstm_step_backward on saturated: result 0: off by nan of 4.6e-14
# note: forward is stable; the slope e/(1+e)^2 is inf/inf for pre-activations below -709

import numpy as np


def affine_forward(x, w):
    return x.dot(w), (x, w)


def affine_backward(d, cache):
    x, w = cache
    return d.dot(w.T), x.T.dot(d)


def mul_forward(a, b):
    return a * b, (a, b)


def mul_backward(d, cache):
    a, b = cache
    return d * b, d * a


def tanh_forward(x):
    y = np.tanh(x)
    return y, y


def tanh_backward(d, y):
    return d * (1 - y ** 2)


def sigmoid_forward(x):
    return np.exp(-np.logaddexp(0, -x)), x


def sigmoid_backward(d, x):
    e = np.exp(-x)
    return d * e / (1 + e) ** 2


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    ops = {}
    u, ops['x'] = affine_forward(x, Wx)
    v, ops['h'] = affine_forward(prev_h, Wh)
    ai, af, ao, ag = np.hsplit(u + v + b, 4)
    i, ops['i'] = sigmoid_forward(ai)
    f, ops['f'] = sigmoid_forward(af)
    o, ops['o'] = sigmoid_forward(ao)
    g, ops['g'] = tanh_forward(ag)
    kept, ops['keep'] = mul_forward(f, prev_c)
    new, ops['write'] = mul_forward(i, g)
    next_c = kept + new
    shown, ops['show'] = tanh_forward(next_c)
    next_h, ops['out'] = mul_forward(o, shown)
    return next_h, next_c, ops


def lstm_step_backward(dnext_h, dnext_c, ops):
    do, dshown = mul_backward(dnext_h, ops['out'])
    dc = tanh_backward(dshown, ops['show']) + dnext_c
    di, dg = mul_backward(dc, ops['write'])
    df, dprev_c = mul_backward(dc, ops['keep'])
    da = np.hstack([sigmoid_backward(di, ops['i']), sigmoid_backward(df, ops['f']),
                    sigmoid_backward(do, ops['o']), tanh_backward(dg, ops['g'])])
    dx, dWx = affine_backward(da, ops['x'])
    dprev_h, dWh = affine_backward(da, ops['h'])
    return dx, dprev_h, dprev_c, dWx, dWh, da.sum(axis=0)


def lstm_forward(x, h0, Wx, Wh, b):
    out = []
    caches = []
    c = np.zeros_like(h0)
    for xt in np.rollaxis(x, 1):
        h0, c, cache = lstm_step_forward(xt, h0, c, Wx, Wh, b)
        out.append(h0[:, None])
        caches.append(cache)
    return np.concatenate(out, axis=1), caches


def lstm_backward(dh, caches):
    carry, carry_c, params = 0, 0, [0, 0, 0]
    parts = []
    for t in range(len(caches) - 1, -1, -1):
        dxt, carry, carry_c, *p = lstm_step_backward(dh[:, t] + carry, carry_c, caches[t])
        params = [a + b for a, b in zip(params, p)]
        parts.append(dxt[:, None])
    return (np.concatenate(parts[::-1], axis=1), carry) + tuple(params)

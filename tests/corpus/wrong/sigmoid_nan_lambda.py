# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: sigmoid_overflow_nan
# single: yes
# style: star-args
# shows: lstm_step_forward on saturated: result 0: off by nan of 8.8e-01
# note:

import functools

import numpy as np

_calls = {}


def counted(f):
    def inner(*args, **kw):
        _calls[f.__name__] = _calls.get(f.__name__, 0) + 1
        return f(*args, **kw)
    return inner


sigmoid = lambda a: np.exp(a) / (np.exp(a) + 1)


def _unroll(step, n_states, x, *rest):
    """Run a step over axis 1 of x; rest holds the states and then the weights."""
    states, weights = rest[:n_states], rest[n_states:]
    hs, caches = [], []
    for xt in np.moveaxis(x, 1, 0):
        *states, cache = step(xt, *states, *weights)
        hs.append(states[0])
        caches.append(cache)
    return np.stack(hs, 1), caches


def _roll_back(step, n_states, dh, caches):
    T = dh.shape[1]
    dstates = [np.zeros(dh[:, 0].shape) for _ in range(n_states)]
    dxs, dws = [], []
    for t in range(T - 1, -1, -1):
        dstates[0] = dstates[0] + dh[:, t]
        dx, *more = step(*dstates, caches[t])
        dstates, dw = more[:n_states], more[n_states:]
        dxs.append(dx)
        dws.append(dw)
    return (np.stack(dxs[::-1], 1), dstates[0]) + tuple(functools.reduce(np.add, parts) for parts in zip(*dws))


@counted
def lstm_step_forward(*args):
    x, h, c, Wx, Wh, b = args
    a = sum(p.dot(q) for p, q in ((x, Wx), (h, Wh))) + b
    H = a.shape[1] // 4
    i, f, o = (sigmoid(a[:, k * H:(k + 1) * H]) for k in range(3))
    g = np.tanh(a[:, -H:])
    c1 = f * c + i * g
    return o * np.tanh(c1), c1, (args, (i, f, o, g, c1))


@counted
def lstm_step_backward(dh, dc, cache):
    (x, h, c, Wx, Wh, b), (i, f, o, g, c1) = cache
    t = np.tanh(c1)
    dc = dc + dh * o * (1 - t ** 2)
    d = np.concatenate([u * v for u, v in zip((dc * g, dc * c, dh * t, dc * i),
                                             (i * (1 - i), f * (1 - f), o * (1 - o), 1 - g * g))], axis=1)
    return (*[d.dot(w.T) for w in (Wx, Wh)], dc * f, *[v.T.dot(d) for v in (x, h)], d.sum(axis=0))


def lstm_forward(x, h0, *weights):
    return _unroll(lstm_step_forward, 2, x, h0, np.zeros(h0.shape), *weights)


lstm_backward = lambda *args: _roll_back(lstm_step_backward, 2, *args)

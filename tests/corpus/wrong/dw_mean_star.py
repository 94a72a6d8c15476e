# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: mean_for_sum_in_dW_dR
# single: yes
# style: star-args
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 2: off by 7.6e-01 of 1.1e+00
# note:

import functools

import numpy as np

_calls = {}


def counted(f):
    def inner(*args, **kw):
        _calls[f.__name__] = _calls.get(f.__name__, 0) + 1
        return f(*args, **kw)
    return inner


@counted
def rnn_step_forward(*args):
    x, h, Wx, Wh, b = args
    h1 = np.tanh(sum(p.dot(q) for p, q in ((x, Wx), (h, Wh))) + b)
    return (h1,) + (args + (h1,),)


@counted
def rnn_step_backward(d, *cache):
    (x, h, Wx, Wh, b, h1), = cache
    d = d * (1 - h1 * h1)
    return (*[d.dot(w.T) for w in (Wx, Wh)], *[v.T.dot(d) / len(x) for v in (x, h)], d.sum(axis=0))


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


rnn_forward = functools.partial(_unroll, rnn_step_forward, 1)
rnn_backward = lambda dh, cache: _roll_back(rnn_step_backward, 1, dh, cache)

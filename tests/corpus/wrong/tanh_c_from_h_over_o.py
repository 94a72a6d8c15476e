# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: stdlib-heavy
# shows: lstm_step_backward on saturated: result 0: off by nan of 4.6e-14
# note: saves memory: tanh(c) is taken back as h/o, which is 0/0 where the output gate is closed

import functools
import itertools
import logging
import operator
import threading
from collections import ChainMap, OrderedDict, deque
from types import SimpleNamespace

import numpy as np

logging.basicConfig(level=logging.DEBUG)
LOG = logging.getLogger('homework')
LOCK = threading.Lock()


@functools.lru_cache(maxsize=None)
def slices(hidden):
    edges = list(itertools.accumulate([hidden] * 4, initial=0))
    return OrderedDict(zip('ifog', itertools.starmap(slice, zip(edges, edges[1:]))))


def squash(name, z):
    return np.tanh(z) if name == 'g' else np.where(z < 0, 1 - 1 / (1 + np.exp(-abs(z))), 1 / (1 + np.exp(-abs(z))))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    with LOCK:
        a = functools.reduce(operator.add, [np.dot(x, Wx), np.dot(prev_h, Wh), b])
        y = SimpleNamespace(**{k: squash(k, a[:, sl]) for k, sl in slices(prev_h.shape[1]).items()})
        next_c = y.f * prev_c + y.i * y.g
        LOG.debug('c in [%g, %g]', next_c.min(), next_c.max())
        next_h = y.o * np.tanh(next_c)
        return next_h, next_c, ChainMap(vars(y), dict(x=x, h=prev_h, c=prev_c, Wx=Wx, Wh=Wh, h1=next_h))


def lstm_step_backward(dnext_h, dnext_c, cache):
    m = SimpleNamespace(**cache)
    t = m.h1 / m.o
    dc = dnext_c + dnext_h * m.o * (1 - t * t)
    up = dict(i=dc * m.g, f=dc * m.c, o=dnext_h * t, g=dc * m.i)
    da = np.empty((len(t), 4 * t.shape[1]))
    for k, sl in slices(t.shape[1]).items():
        y = getattr(m, k)
        da[:, sl] = up[k] * ((1 - y * y) if k == 'g' else y * (1 - y))
    return np.dot(da, m.Wx.T), np.dot(da, m.Wh.T), dc * m.f, np.dot(m.x.T, da), np.dot(m.h.T, da), da.sum(axis=0)


def lstm_forward(x, h0, Wx, Wh, b):
    hs, steps, c = deque(), deque(), np.zeros(h0.shape)
    for t in itertools.count():
        if t == x.shape[1]:
            break
        h0, c, step = lstm_step_forward(x[:, t], h0, c, Wx, Wh, b)
        hs.append(h0)
        steps.append(step)
    return np.stack(tuple(hs), axis=1), steps


def lstm_backward(dh, cache):
    dxs, dh_next, dc_next = deque(), np.zeros(dh[:, 0].shape), np.zeros(dh[:, 0].shape)
    sums = None
    for t, step in zip(reversed(range(dh.shape[1])), reversed(cache)):
        dx, dh_next, dc_next, *w = lstm_step_backward(dh[:, t] + dh_next, dc_next, step)
        dxs.appendleft(dx)
        sums = w if sums is None else list(map(operator.iadd, sums, w))
    return (np.stack(tuple(dxs), axis=1), dh_next, *sums)

# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: lru_cache, partial as the cache
# shows: nothing
# note:
# cs231n: functools.lru_cache for slices and partials, operator soup
from functools import lru_cache, partial, reduce
import operator
import numpy as np
@lru_cache(maxsize=None)
def slices(H): return tuple(slice(k*H, (k+1)*H) for k in range(4))
ACT = (lambda z: np.reciprocal(1 + np.exp(-z)),)*3 + (np.tanh,)
DER = (lambda s: s*(1-s),)*3 + (lambda s: 1-s*s,)
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    a = reduce(operator.add, (x.dot(Wx), prev_h.dot(Wh), b))
    acts = [f(a[:, s]) for f, s in zip(ACT, slices(prev_h.shape[-1]))]
    i, f, o, g = acts
    c = np.multiply(f, prev_c) + np.multiply(i, g)
    return np.multiply(o, np.tanh(c)), c, partial(_back, x, prev_h, prev_c, Wx, Wh, acts, c)
def _back(x, prev_h, prev_c, Wx, Wh, acts, c, dh, dc):
    i, f, o, g = acts
    th = np.tanh(c)
    dct = dc + dh*o*DER[3](th)
    up = (dct*g, dct*prev_c, dh*th, dct*i)
    da = np.hstack([u*d(s) for u, d, s in zip(up, DER, acts)])
    return da.dot(Wx.T), da.dot(Wh.T), dct*f, x.T.dot(da), prev_h.T.dot(da), da.sum(0)
def lstm_step_backward(dnext_h, dnext_c, cache):
    return cache(dnext_h, dnext_c)

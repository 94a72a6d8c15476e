# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: memo
# shows: lstm_step on zero h: result 0: off by 4.1e-01 of 2.5e-01
# note: the memo forgets c and R in its key

import hashlib

import numpy as np

_seen = {}


def key(*arrays):
    digest = hashlib.sha1()
    for a in arrays:
        digest.update(repr((a.shape, a.dtype.str)).encode())
        digest.update(np.ascontiguousarray(a).tobytes())
    return digest.hexdigest()


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def lstm_step(x, h, c, W, R, b):
    k = key(x, h, W, b)
    if k not in _seen:
        if len(_seen) > 500:
            _seen.clear()
        a = x @ W.T + h @ R.T + b
        ai, af, ag, ao = np.split(a, 4, axis=1)
        i, f, g, o = sigmoid(ai), sigmoid(af), np.tanh(ag), sigmoid(ao)
        c_new = f * c + i * g
        _seen[k] = o * np.tanh(c_new), c_new, (x.copy(), h.copy(), c.copy(), W.copy(), R.copy(), i, f, g, o, c_new)
    h_new, c_new, cache = _seen[k]
    return h_new.copy(), c_new.copy(), cache


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, c_new = cache
    tc = np.tanh(c_new)
    dc = dc + dh * o * (1 - tc ** 2)
    da = np.concatenate((dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g ** 2), dh * tc * o * (1 - o)), axis=1)
    return da @ W, da @ R, dc * f, da.T @ x, da.T @ h, da.sum(axis=0)

# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: functional
# note: the two steps are done, the sequences raise NotImplementedError, the rnn is absent
import numpy as np
from scipy.special import expit
from typing import Any, NamedTuple


class Kept(NamedTuple):
    x: np.ndarray
    h: np.ndarray
    c: np.ndarray
    W: np.ndarray
    R: np.ndarray
    gates: tuple
    tc: np.ndarray


class Out(NamedTuple):
    h: np.ndarray
    c: np.ndarray
    kept: Kept


def lstm_step(x, h, c, W, R, b, *, forget_bias: float = 0.0) -> Out:
    ai, af, ag, ao = np.hsplit(np.matmul(x, W.T) + np.matmul(h, R.T) + b, 4)
    gates = expit(ai), expit(af + forget_bias), np.tanh(ag), expit(ao)
    i, f, g, o = gates
    new_c = np.multiply(f, c) + np.multiply(i, g)
    tc = np.tanh(new_c)
    return Out(np.multiply(o, tc), new_c, Kept(x, h, c, W, R, gates, tc))


def lstm_step_backward(dh, dc, cache: Any):
    i, f, g, o = cache.gates
    dc = dc + dh * o * (1 - cache.tc ** 2)
    da = np.hstack([dc * g * i * (1 - i), dc * cache.c * f * (1 - f), dc * i * (1 - g ** 2), dh * cache.tc * o * (1 - o)])
    return [da @ cache.W, da @ cache.R, dc * f, da.T @ cache.x, da.T @ cache.h, da.sum(axis=0)]


def lstm_forward(X, h, c, W, R, b):
    raise NotImplementedError("next week")


def lstm_backward(dH, dstate, cache):
    raise NotImplementedError

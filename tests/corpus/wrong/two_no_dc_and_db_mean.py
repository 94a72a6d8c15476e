# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: dc_overwritten + bias_averaged
# single: no
# style: modern-syntax
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.4e+00
# note:

from __future__ import annotations

import contextlib
import enum
import typing as ty

import numpy as np

A: ty.TypeAlias = np.ndarray


class Kind(enum.Enum):
    GATE = enum.auto()
    CANDIDATE = enum.auto()


ORDER: ty.Final = (Kind.GATE, Kind.GATE, Kind.GATE, Kind.CANDIDATE)


def act(kind: Kind, z: A) -> A:
    match kind:
        case Kind.GATE:
            return np.reciprocal(1.0 + np.exp(-z))
        case Kind.CANDIDATE:
            return np.tanh(z)


def slope(kind: Kind, y: A) -> A:
    match kind:
        case Kind.GATE:
            return y * (1.0 - y)
        case Kind.CANDIDATE:
            return 1.0 - y * y


def lstm_step_forward(x: A, prev_h: A, prev_c: A, Wx: A, Wh: A, b: A, /):
    n, hidden = prev_h.shape
    with np.errstate(over="ignore"):
        z = (x @ Wx + prev_h @ Wh + b).reshape(n, 4, hidden)
        i, f, o, g = y = [act(kind, z[:, k]) for k, kind in enumerate(ORDER)]
    c = f * prev_c + i * g
    return o * (t := np.tanh(c)), c, {"x": x, "h": prev_h, "c": prev_c, "Wx": Wx, "Wh": Wh, "y": y, "t": t}


def lstm_step_backward(dnext_h: A, dnext_c: A, cache, /):
    x, h, c, Wx, Wh, (i, f, o, g), t = cache.values()
    dc = dnext_h * o * (1 - t * t)
    up = dc * g, dc * c, dnext_h * t, dc * i
    d = np.stack([u * slope(kind, y) for u, kind, y in zip(up, ORDER, cache["y"])], axis=1).reshape(len(x), -1)
    return d @ Wx.T, d @ Wh.T, dc * f, x.T @ d, h.T @ d, d.mean(axis=0)


def lstm_forward(x: A, h0: A, Wx: A, Wh: A, b: A, /):
    h, c = h0, np.zeros_like(h0)
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: None)
        hs, steps = [], []
        for x_t in x.swapaxes(0, 1):
            h, c, step = lstm_step_forward(x_t, h, c, Wx, Wh, b)
            hs.append(h)
            steps.append(step)
    return np.stack(hs, axis=1), steps


def lstm_backward(dh: A, cache, /):
    carry: A | float = 0.0
    cell: A | float = 0.0
    got = []
    for d, step in zip(dh.swapaxes(0, 1)[::-1], cache[::-1], strict=True):
        got.append(rest := lstm_step_backward(d + carry, cell, step))
        carry, cell = rest[1], rest[2]
    return np.stack([g[0] for g in got][::-1], axis=1), carry, *(sum(g[k] for g in got) for k in (3, 4, 5))

# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: param_grads_averaged_over_time
# single: yes
# style: modern-syntax
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 2: off by 1.5e+00 of 2.0e+00
# note: parameter gradients are averaged over time

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


def slope(kind: Kind, y: A) -> A:
    match kind:
        case Kind.GATE:
            return y * (1.0 - y)
        case Kind.CANDIDATE:
            return 1.0 - y * y


def rnn_step_forward(x: A, prev_h: A, Wx: A, Wh: A, b: A, /) -> tuple[A, dict[str, A]]:
    with np.errstate(all="ignore"):
        return (y := np.tanh(x @ Wx + prev_h @ Wh + b)), {"x": x, "h": prev_h, "Wx": Wx, "Wh": Wh, "y": y}


def rnn_step_backward(dnext_h: A, cache: dict[str, A], /) -> tuple[A, ...]:
    match cache:
        case {"x": x, "h": h, "Wx": Wx, "Wh": Wh, "y": y}:
            d = dnext_h * slope(Kind.CANDIDATE, y)
            return d @ Wx.T, d @ Wh.T, x.T @ d, h.T @ d, d.sum(axis=0)
    raise TypeError("not a cache")


def rnn_forward(x: A, h0: A, Wx: A, Wh: A, b: A, /):
    h, steps = h0, []
    hs = [(h := (step := rnn_step_forward(x_t, h, Wx, Wh, b))[0], steps.append(step[1]))[0] for x_t in x.swapaxes(0, 1)]
    return np.stack(hs, axis=1), steps


def rnn_backward(dh: A, cache, /):
    carry: A | float = 0.0
    got = []
    for d, step in zip(dh.swapaxes(0, 1)[::-1], cache[::-1], strict=True):
        got.append(rnn_step_backward(d + carry, step))
        carry = got[-1][1]
    return np.stack([g[0] for g in got][::-1], axis=1), carry, *(sum(g[k] for g in got) / len(got) for k in (2, 3, 4))

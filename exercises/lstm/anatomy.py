"""An LSTM taken apart: every part has a name, and a wrong one can be put in its place.

With nothing replaced it is a right LSTM. A mutant replaces one part; mutants that replace different parts compose.
`k` is what one step keeps: x, h, c (the old states), a, i, f, g, o, c_new, t (tanh of the new cell), W, R.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Function = Callable[..., Any]
Kept = SimpleNamespace


def sigmoid(a: Array) -> Array:
    return 0.5 * (1.0 + np.tanh(0.5 * a))


def sigmoid_slope(s: Array) -> Array:
    return s * (1.0 - s)


def tanh_slope(t: Array) -> Array:
    return 1.0 - t * t


def blocks(a: Array) -> list[Array]:
    """The four blocks of the last axis, in the order in which they lie: i f g o."""
    H = a.shape[-1] // 4
    return [a[..., k * H : (k + 1) * H] for k in range(4)]


def accumulated(total: Mapping[str, Array], new: Mapping[str, Array], t: int) -> dict[str, Array]:
    return {name: total[name] + new[name] for name in total}


PARTS: dict[str, Any] = {
    # one step forward
    "preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T + b,
    "split": blocks,
    "gate_i": sigmoid,
    "gate_f": sigmoid,
    "gate_o": sigmoid,
    "candidate": np.tanh,
    "cell": lambda k: k.f * k.c + k.i * k.g,
    "squash": np.tanh,
    "output": lambda k: k.o * k.t,
    "returned": lambda k, h, c: (h, c),
    # one step backward
    "dcell": lambda k, dh, dc: dc + dh * k.o * tanh_slope(k.t),
    "da_i": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.i),
    "da_f": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.f),
    "da_g": lambda k, dct, dh, dc: dct * k.i * tanh_slope(k.g),
    "da_o": lambda k, dct, dh, dc: dh * k.t * sigmoid_slope(k.o),
    "join": lambda i, f, g, o: np.concatenate([i, f, g, o], axis=-1),
    "dx": lambda k, da: da @ k.W,
    "dh_old": lambda k, da, dh: da @ k.R,
    "dc_old": lambda k, dct, dh, dc: dct * k.f,
    "dW": lambda k, da: da.T @ k.x,
    "dR": lambda k, da: da.T @ k.h,
    "db": lambda k, da: da.sum(axis=0),
    "gradients": lambda k, found: found,
    # a sequence forward
    "start": lambda h, c: (h, c),
    "read": lambda X, t: X[t],
    "carry": lambda t, h, c, h_new, c_new: (h_new, c_new),
    "emitted": lambda hs, cs: np.stack(hs),
    "final": lambda hs, cs: (hs[-1], cs[-1]),
    # a sequence backward
    "caches": lambda caches, t: caches[t],
    "begin": lambda dh, dc: (dh, dc),
    "arriving": lambda dH, t, dh: dH[t] + dh,
    "carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dc_old),
    "accumulate": accumulated,
    "initial": lambda dh, dc: (dh, dc),
    "dX": lambda dxs: np.stack(dxs),
    # everything: entries -> entries, made anew for every specimen, so that it may keep state
    "around": lambda: lambda entries: entries,
}


def specimen(replaces: Mapping[str, Any]) -> dict[str, Function]:
    """The four entries of an LSTM with some parts replaced."""
    unknown = set(replaces) - set(PARTS)
    if unknown:
        raise KeyError(f"no part of this anatomy: {', '.join(sorted(unknown))}")
    p = SimpleNamespace(**{**PARTS, **replaces})

    def lstm_step(x: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array, Kept]:
        a = p.preactivation(x, h, W, R, b)
        ai, af, ag, ao = p.split(a)
        k = Kept(x=x, h=h, c=c, W=W, R=R, b=b, a=a, ai=ai, af=af, ag=ag, ao=ao)
        k.i, k.f, k.o, k.g = p.gate_i(ai), p.gate_f(af), p.gate_o(ao), p.candidate(ag)
        k.c_new = p.cell(k)
        k.t = p.squash(k.c_new)
        k.h_new = p.output(k)
        h_new, c_new = p.returned(k, k.h_new, k.c_new)
        return h_new, c_new, k

    def lstm_step_backward(dh: Array, dc: Array, k: Kept) -> tuple[Array, ...]:
        dct = p.dcell(k, dh, dc)
        da = p.join(*(part(k, dct, dh, dc) for part in (p.da_i, p.da_f, p.da_g, p.da_o)))
        found = {
            "dx": p.dx(k, da),
            "dh": p.dh_old(k, da, dh),
            "dc": p.dc_old(k, dct, dh, dc),
            "dW": p.dW(k, da),
            "dR": p.dR(k, da),
            "db": p.db(k, da),
        }
        return tuple(p.gradients(k, found).values())

    def lstm_forward(X: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Any, ...]:
        h, c = p.start(h, c)
        hs, cs, caches = [], [], []
        for t in range(len(X)):
            h_new, c_new, k = lstm_step(p.read(X, t), h, c, W, R, b)
            h, c = p.carry(t, h, c, h_new, c_new)
            hs.append(h_new)
            cs.append(c_new)
            caches.append(k)
        return p.emitted(hs, cs), p.final(hs, cs), caches

    def lstm_backward(dH: Array, final: tuple[Array, Array], caches: list[Kept]) -> tuple[Any, ...]:
        dh, dc = p.begin(*final)
        k = caches[0]
        total = {"dW": np.zeros_like(k.W), "dR": np.zeros_like(k.R), "db": np.zeros_like(k.b)}
        dxs = []
        for t in reversed(range(len(dH))):
            dx, dh_old, dc_old, *new = lstm_step_backward(p.arriving(dH, t, dh), dc, p.caches(caches, t))
            dh, dc = p.carried(t, len(dH), dh_old, dc_old, dh, dc)
            total = p.accumulate(total, dict(zip(total, new, strict=True)), t)
            dxs.insert(0, dx)
        return p.dX(dxs), p.initial(dh, dc), *total.values()

    entries: dict[str, Function] = {
        "lstm_step": lstm_step,
        "lstm_step_backward": lstm_step_backward,
        "lstm_forward": lstm_forward,
        "lstm_backward": lstm_backward,
    }
    return dict(p.around()(entries))

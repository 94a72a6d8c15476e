"""An LSTM taken apart: every part has a name, and a wrong one can be put in its place.

With nothing replaced it is a right LSTM. A mutant replaces one part; mutants that replace different parts compose.
`k` is what one step keeps: x, h, c (the old states), a, i, f, g, o, c_new, t (tanh of the new cell), W, R.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from exercises.recurrent import unrolled
from grader.checks import Array, Function

Kept = SimpleNamespace


def sigmoid(a: Array) -> Array:
    """1 / (1 + exp(-a))."""
    return 0.5 * (1.0 + np.tanh(0.5 * a))


def sigmoid_slope(s: Array) -> Array:
    """The slope of a sigmoid at its value s."""
    return s * (1.0 - s)


def tanh_slope(t: Array) -> Array:
    """The slope of a tanh at its value t."""
    return 1.0 - t * t


def blocks(a: Array) -> list[Array]:
    """The four blocks of the last axis, in the order in which they lie: i f g o."""
    H = a.shape[-1] // 4
    return [a[..., k * H : (k + 1) * H] for k in range(4)]


PARTS: dict[str, Any] = {
    # one step forward
    "input_term": lambda x, W: x @ W.T,
    "recurrent_term": lambda h, R: h @ R.T,
    "bias": lambda b: b,
    "preactivation": lambda k, from_x, from_h, b: from_x + from_h + b,
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
    # a sequence
    **unrolled.PARTS,
}


def build(replaces: Mapping[str, Any]) -> dict[str, Function]:
    """The four entries of an LSTM with some parts replaced."""
    p = unrolled.parts(PARTS, replaces)

    def lstm_step(x: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array, Kept]:
        k = Kept(x=x, h=h, c=c, W=W, R=R, b=b)
        k.a = p.preactivation(k, p.input_term(x, W), p.recurrent_term(h, R), p.bias(b))
        k.ai, k.af, k.ag, k.ao = p.split(k.a)
        k.i, k.f, k.o, k.g = p.gate_i(k.ai), p.gate_f(k.af), p.gate_o(k.ao), p.candidate(k.ag)
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
        return unrolled.forward(p, lstm_step, X, (h, c), W, R, b)

    def lstm_backward(dH: Array, final: tuple[Array, Array], caches: list[Kept]) -> tuple[Any, ...]:
        return unrolled.backward(p, lstm_step_backward, dH, final, caches, unrolled.parameters(caches[0]))

    entries: dict[str, Function] = {
        "lstm_step": lstm_step,
        "lstm_step_backward": lstm_step_backward,
        "lstm_forward": lstm_forward,
        "lstm_backward": lstm_backward,
    }
    return dict(p.around()(entries))

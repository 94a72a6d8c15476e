"""A simple recurrent network taken apart: every part has a name, and a wrong one can be put in its place.

With nothing replaced it is right. A mutant replaces one part; mutants that replace different parts compose.
`k` is what one step keeps: x, h (the old state), a, h_new, W, R, b.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from exercises.recurrent import unrolled
from grader.checks import Array, Function

Kept = SimpleNamespace


PARTS: dict[str, Any] = {
    # one step forward
    "input_term": lambda x, W: x @ W.T,
    "recurrent_term": lambda h, R: h @ R.T,
    "bias": lambda b: b,
    "preactivation": lambda k, from_x, from_h, b: from_x + from_h + b,
    "activation": np.tanh,
    "returned": lambda k: k.h_new,
    # one step backward
    "da": lambda k, dh: dh * (1.0 - k.h_new * k.h_new),
    "dx": lambda k, da: da @ k.W,
    "dh_old": lambda k, da, dh: da @ k.R,
    "dW": lambda k, da: da.T @ k.x,
    "dR": lambda k, da: da.T @ k.h,
    "db": lambda k, da: da.sum(axis=0),
    "gradients": lambda k, found: found,
    # a sequence
    **unrolled.PARTS,
}


def build(replaces: Mapping[str, Any]) -> dict[str, Function]:
    """The four entries of a simple recurrent network with some parts replaced."""
    p = unrolled.parts(PARTS, replaces)

    def rnn_step(x: Array, h: Array, W: Array, R: Array, b: Array) -> tuple[Array, Kept]:
        k = Kept(x=x, h=h, W=W, R=R, b=b)
        k.a = p.preactivation(k, p.input_term(x, W), p.recurrent_term(h, R), p.bias(b))
        k.h_new = p.activation(k.a)
        return p.returned(k), k

    def rnn_step_backward(dh: Array, k: Kept) -> tuple[Array, ...]:
        da = p.da(k, dh)
        found = {
            "dx": p.dx(k, da),
            "dh": p.dh_old(k, da, dh),
            "dW": p.dW(k, da),
            "dR": p.dR(k, da),
            "db": p.db(k, da),
        }
        return tuple(p.gradients(k, found).values())

    def rnn_forward(X: Array, h: Array, W: Array, R: Array, b: Array) -> tuple[Any, ...]:
        H, (h,), caches = unrolled.forward(p, rnn_step, X, (h,), W, R, b)
        return H, h, caches

    def rnn_backward(dH: Array, dh: Array, caches: list[Kept]) -> tuple[Array, ...]:
        dX, (dh,), dW, dR, db = unrolled.backward(
            p, rnn_step_backward, dH, (dh,), caches, unrolled.parameters(caches[0])
        )
        return dX, dh, dW, dR, db

    entries: dict[str, Function] = {
        "rnn_step": rnn_step,
        "rnn_step_backward": rnn_step_backward,
        "rnn_forward": rnn_forward,
        "rnn_backward": rnn_backward,
    }
    return dict(p.around()(entries))

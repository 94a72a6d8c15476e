"""The right answer of each function in each situation, in the layout of either dialect."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import cells, further_cells
from .situations import Situation

Array = NDArray[Any]
GATES = {"rnn": 1, "lstm": 4, "gru": 3, "peephole": 4}


def reordered(blocks: Array) -> Array:
    """Blocks i f g o <-> i f o g."""
    i, f, g, o = np.split(blocks, 4)
    return np.concatenate([i, f, o, g])


def parameters(arrays: tuple[Array, ...], dialect: str) -> tuple[Array, ...]:
    """W (4H,D), R (4H,H), b (4H,) or their gradients as the dialect has them: cs231n wants (...,4H) in i f o g."""
    if dialect == "native":
        return arrays
    gated = arrays[1].shape[0] == 4 * arrays[1].shape[1]
    return tuple(np.array((reordered(a) if gated else a).T) for a in arrays)


def time_axis(array: Array, dialect: str) -> Array:
    """(T,N,D) in the dialect's order of axes, and back."""
    return array if dialect == "native" else array.transpose(1, 0, 2)


@functools.cache
def weights(s: Situation, gates: int, dialect: str) -> tuple[Array, ...]:
    """W, R, b of a cell with so many gates."""
    return parameters((s.W[gates], s.R[gates], s.b[gates]), dialect)


@functools.cache
def expected(entry: str, s: Situation, dialect: str) -> tuple[Array, ...]:
    """All results of an entry but the cache, tuples flattened."""
    native = dialect == "native"
    if entry == "rnn_step":
        return (cells.rnn_step(s.X[0], s.h, s.W[1], s.R[1], s.b[1]),)
    if entry == "lstm_step":
        return cells.lstm_step(s.X[0], s.h, s.c, s.W[4], s.R[4], s.b[4])
    if entry == "rnn_forward":
        states = cells.rnn_layer(s.X, s.h, s.W[1], s.R[1], s.b[1])
        return (time_axis(np.stack(states[1:]), dialect), states[-1])[: 2 if native else 1]
    if entry == "lstm_forward":
        pairs = cells.lstm_layer(s.X, s.h, s.c if native else 0 * s.c, s.W[4], s.R[4], s.b[4])
        H = time_axis(np.stack([h for h, _ in pairs[1:]]), dialect)
        if dialect == "deeplearning.ai":
            return H, time_axis(np.stack([c for _, c in pairs[1:]]), dialect)
        return (H, *pairs[-1])[: 3 if native else 1]
    if entry == "gru_step":
        return (further_cells.gru_step(s.X[0], s.h, s.W[3], s.R[3], s.b[3], s.bn),)
    if entry == "peephole_step":
        return further_cells.peephole_step(s.X[0], s.h, s.c, s.W[4], s.R[4], s.b[4], s.p)
    if entry == "gru_step_backward":
        return further_cells.gru_step_gradients(s.X[0], s.h, s.W[3], s.R[3], s.b[3], s.bn, s.dh)
    if entry == "peephole_step_backward":
        return further_cells.peephole_step_gradients(s.X[0], s.h, s.c, s.W[4], s.R[4], s.b[4], s.p, s.dh, s.dc)
    grads = gradients(entry, s, native)
    if not entry.endswith("step_backward"):
        grads = (time_axis(grads[0], dialect), *grads[1:])
    if entry == "lstm_backward" and not native:
        grads = (*grads[:2], *grads[3:])
    return (*grads[:-3], *parameters(grads[-3:], dialect))


def gradients(entry: str, s: Situation, native: bool) -> tuple[Array, ...]:
    """What a backward entry has to return, natively; cs231n has neither c_0 nor gradients of the last state."""
    rnn, lstm = (s.W[1], s.R[1], s.b[1]), (s.W[4], s.R[4], s.b[4])
    if entry == "rnn_step_backward":
        return cells.rnn_step_gradients(s.X[0], s.h, *rnn, s.dh)
    if entry == "lstm_step_backward":
        return cells.lstm_step_gradients(s.X[0], s.h, s.c, *lstm, s.dh, s.dc)
    if entry == "rnn_backward":
        return cells.rnn_layer_gradients(s.X, s.h, *rnn, s.dH, s.dh if native else 0 * s.dh)
    if native:
        return cells.lstm_layer_gradients(s.X, s.h, s.c, *lstm, s.dH, s.dh, s.dc)
    return cells.lstm_layer_gradients(s.X, s.h, 0 * s.c, *lstm, s.dH, 0 * s.dh, 0 * s.dc)


@functools.cache
def rounding(entry: str, s: Situation) -> float:
    """Absolute error that rounding alone may cause: scaled by the cotangents and by what multiplies them."""
    if not entry.endswith("backward"):
        return 1e-12
    k = GATES[entry.partition("_")[0]]
    arriving = max(np.abs(a).max() for a in (s.dH, s.dh, s.dc))
    factors = 1 + max(np.abs(a).max() for a in (s.W[k], s.R[k], s.X, s.c))
    return float(1e-13 * arriving * factors * len(s.X))

"""Any cell over time: plain, masked, reversed, in both directions, in layers. Written once.

    for each t:   s_t = m_t cell(x_t, s_{t-1}) + (1 - m_t) s_{t-1},      output H_t = m_t h_t

The mask m (T, N) is 1 inside a sequence and 0 in its padding: outside, the state is carried on and the
output is zero. Whatever stands in the padding, NaN included, changes nothing and gets gradient zero.
The reverse direction walks t downwards, so it begins at the last valid step of each sequence, and its
output stands at the time of the input it read. In both directions the outputs are concatenated,
forward first; a layer above reads all 2H of them.

The input side of all times and every gradient of a weight matrix are one matrix product each. The cache holds the
arrays themselves, not copies (reference/cell.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from reference.arrays import Array, check_shapes
from reference.cell import Cell, Params, State, add_products


class SequenceCache(NamedTuple):
    """What a sequence remembers for its backward pass."""

    cell: Cell
    X: Array
    p: Params
    first: State
    steps: list[Any]
    mask: Array | None
    reverse: bool


def mask_of(lengths: Sequence[int], T: int) -> Array:
    """The mask (T, N) of sequences of the given lengths: True at t < length; ValueError unless 0 ≤ length ≤ T."""
    if any(not 0 <= length <= T for length in lengths):
        raise ValueError(f"lengths {list(lengths)}, but should be between 0 and T = {T}")
    return np.arange(T)[:, None] < np.asarray(lengths)[None, :]


def forward(
    cell: Cell, X: Array, state: State, p: Params, mask: Array | None = None, reverse: bool = False
) -> tuple[Array, State, SequenceCache]:
    """A sequence: X (T, N, D), state of (N, H) arrays -> H (T, N, H), the last state, cache.

    Raises ValueError for shapes that do not fit.
    """
    X, state, p = cell.given(X, state, p, "TND")
    T, N, D = X.shape
    if mask is not None:
        check_shapes({"mask": mask}, {"mask": (T, N)}, f"for T, N = {T}, {N}")
        X = np.where(mask[:, :, None], X, np.zeros((), X.dtype))
    a = cell.project(X.reshape(T * N, D), p)
    a = a.reshape(T, N, a.shape[1])
    H = np.zeros((T, *state[0].shape), X.dtype)
    first, steps = state, [None] * T
    for t in _order(T, reverse):
        new, steps[t] = cell.advance(a[t], state, p)
        inside = None if mask is None else mask[t][:, None]
        H[t] = new[0] if inside is None else np.where(inside, new[0], H[t])
        state = new if inside is None else _choose(inside, new, state)
    return H, state, SequenceCache(cell, X, p, first, steps, mask, reverse)


def backward(dH: Array, dstate: State, cache: SequenceCache) -> tuple[Array, State, dict[str, Array]]:
    """Gradients from dH (T, N, H) and those of the last state: dX, first state's, {name: gradient}."""
    cell, X, p, first, steps, mask, reverse = cache
    T, N, D = X.shape
    cell.check_gradients(dstate, first)
    check_shapes({"dH": dH}, {"dH": (T, *first[0].shape)}, "gradients")
    dtype = np.result_type(dH, *dstate, X)
    dstate = tuple(d.astype(dtype) for d in dstate)
    if T == 0:
        return np.zeros(X.shape, dtype), dstate, {k: np.zeros(v.shape, dtype) for k, v in p.items()}
    pulls: list[Any] = [None] * T
    for t in reversed(_order(T, reverse)):
        if mask is None:
            pulls[t] = cell.advance_backward((dstate[0] + dH[t], *dstate[1:]), steps[t], p)
            dstate = pulls[t].state
            continue
        inside, zeros = mask[t][:, None], tuple(map(np.zeros_like, dstate))
        arriving = _choose(inside, (dstate[0] + dH[t], *dstate[1:]), zeros)
        pulls[t] = cell.advance_backward(arriving, steps[t], p)
        dstate = _choose(inside, pulls[t].state, dstate)
    da = np.concatenate([pull.da for pull in pulls])
    dX, gradients = cell.project_backward(da, X.reshape(T * N, D), p)
    add_products(gradients, pulls, p)
    return dX.reshape(X.shape), dstate, gradients


def _order(T: int, reverse: bool) -> range:
    """The times in the order in which they are read."""
    return range(T - 1, -1, -1) if reverse else range(T)


def _choose(inside: Array, new: State, old: State) -> State:
    """The new state inside the sequence, the old one outside."""
    return tuple(np.where(inside, n, o) for n, o in zip(new, old, strict=True))


# One item per layer: a pair (forward, backward) in both directions, a 1-tuple otherwise.
Directions = Sequence[State]


def stack_forward(
    cell: Cell,
    X: Array,
    states: Sequence[Directions],
    ps: Sequence[Sequence[Params]],
    mask: Array | None = None,
) -> tuple[Array, list[list[State]], list[list[SequenceCache]]]:
    """Layers on layers: one item of `states` and `ps` per layer, each with one or two directions.

    X (T, N, D) -> outputs of the top layer (T, N, H · directions), last states, caches.
    """
    last: list[list[State]] = []
    caches: list[list[SequenceCache]] = []
    for layer_states, layer_ps in zip(states, ps, strict=True):
        runs = [
            forward(cell, X, state, p, mask, reverse=bool(k))
            for k, (state, p) in enumerate(zip(layer_states, layer_ps, strict=True))
        ]
        X = np.concatenate([H for H, _, _ in runs], axis=2)
        last.append([state for _, state, _ in runs])
        caches.append([cache for _, _, cache in runs])
    return X, last, caches


def stack_backward(
    dH: Array, dstates: Sequence[Directions], caches: Sequence[Sequence[SequenceCache]]
) -> tuple[Array, list[list[State]], list[list[dict[str, Array]]]]:
    """Gradients of `stack_forward`: dX, those of the first states, those of the parameters."""
    dfirst: list[list[State]] = []
    gradients: list[list[dict[str, Array]]] = []
    for layer_dstates, layer_caches in zip(reversed(dstates), reversed(caches), strict=True):
        parts = np.split(dH, len(layer_caches), axis=2)
        runs = [backward(*run) for run in zip(parts, layer_dstates, layer_caches, strict=True)]
        dH = sum((dX for dX, _, _ in runs[1:]), runs[0][0])
        dfirst.insert(0, [state for _, state, _ in runs])
        gradients.insert(0, [gradient for _, _, gradient in runs])
    return dH, dfirst, gradients

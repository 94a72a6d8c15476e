"""How gradients flow through time: state Jacobians, the direct path, half-lives, norms against the lag.

The cell state of an LSTM is c_T = (Π_t f_t) c_0 + …, so with the gates held fixed ∂c_T/∂c_t = diag(Π f_k):
the direct path, without any matrix. The total derivative adds the paths through h and may vanish or explode.
"""

from __future__ import annotations

import math

import numpy as np

from reference.arrays import Array
from reference.cell import Cell, Params, State
from reference.memory import MemoryCell
from reference.sequence import SequenceCache
from reference.udacity import LiteralCell


def state_jacobian(cell: Cell, x: Array, state: State, p: Params) -> Array:
    """∂(next state)/∂(state) of one step for each sample: (N, S, S) with S = H · number of states.

    Rows and columns are in the order of `cell.states`, so for an LSTM the blocks are
    [[∂h'/∂h, ∂h'/∂c], [∂c'/∂h, ∂c'/∂c]].
    """
    after, cache = cell.step(x, state, p)
    p = cache.p
    N, H = after[0].shape
    rows = []
    for k, j in np.ndindex(len(after), H):
        unit = [np.zeros((N, H), after[0].dtype) for _ in after]
        unit[k][:, j] = 1
        rows.append(np.concatenate(cell.advance_backward(tuple(unit), cache.inner, p).state, axis=1))
    return np.stack(rows, axis=1)


def sequence_jacobian(cell: Cell, X: Array, state: State, p: Params) -> Array:
    """∂(last state)/∂(first state) for each sample, (N, S, S): the product of the steps' Jacobians."""
    X, state, p = cell.given(X, state, p, "TND")
    S = sum(s.shape[1] for s in state)
    total = np.broadcast_to(np.eye(S, dtype=X.dtype), (X.shape[1], S, S))
    for x in X:
        total = state_jacobian(cell, x, state, p) @ total
        state, _ = cell.step(x, state, p)
    return total


def forget_gates(cache: SequenceCache) -> Array:
    """The forget gates (T, N, H) of a sequence that an LSTM has run; 1 in the padding, where the cell is carried.

    Raises ValueError for another kind of cell and for a reversed sequence, whose gates multiply the other way.
    """
    if not isinstance(cache.cell, MemoryCell | LiteralCell) or cache.reverse:
        raise ValueError(f"{cache.cell.name}, reverse={cache.reverse}: forget gates are those of an LSTM run forwards")
    f = np.ones((len(cache.steps), *cache.first[0].shape), cache.first[0].dtype)
    for t, step in enumerate(cache.steps):
        f[t] = step.f
    return f if cache.mask is None else np.where(cache.mask[:, :, None], f, np.ones((), f.dtype))


def direct_path(f: Array) -> Array:
    """∂c_T/∂c_t with the gates held fixed, for t = 0..T: (T, ...) forget gates -> (T + 1, ...) products."""
    ahead = np.cumprod(f[::-1], axis=0)[::-1]
    return np.concatenate([ahead, np.ones_like(f[:1]) if len(f) else np.ones((1, *f.shape[1:]))])


def half_life(bias: float) -> float:
    """Steps after which a forget gate σ(bias) has halved the cell: ln 2 / -ln σ(bias); inf above a bias of 745."""
    rate = max(-bias, 0.0) + math.log1p(math.exp(-abs(bias)))  # -ln σ(bias)
    return math.log(2) / rate if rate else math.inf


def bias_for_half_life(steps: float) -> float:
    """The forget bias whose half-life is so many steps: the inverse of `half_life`. ValueError unless steps > 0."""
    if not steps > 0:
        raise ValueError(f"steps={steps}, but should be above 0")
    rate = math.log(2) / steps
    return -rate - math.log(-math.expm1(-rate))  # -ln(e^rate - 1), which overflows


def lag_norms(dstate: State, cache: SequenceCache) -> Array:
    """‖∂L/∂s_{T-k}‖₂ for the lags k = 0..T, with dstate the gradient of L at the last state s_T.

    Batch and units are one vector; the result is (T + 1, number of states), one column each. Raises
    ValueError for a masked or reversed sequence, where "lag" has no single meaning.
    """
    if cache.mask is not None or cache.reverse:
        raise ValueError("lags are counted on a plain sequence: no mask, not reversed")
    cache.cell.check_gradients(dstate, cache.first)
    norms = [[float(np.linalg.norm(d)) for d in dstate]]
    for step in reversed(cache.steps):
        dstate = cache.cell.advance_backward(dstate, step, cache.p).state
        norms.append([float(np.linalg.norm(d)) for d in dstate])
    return np.array(norms)

"""How gradients flow through time: state Jacobians, the direct path, half-lives, norms against the lag.

The cell state of an LSTM is c_T = (Π_t f_t) c_0 + …, so with the gates held fixed ∂c_T/∂c_t = diag(Π f_k):
the direct path, without any matrix. The total derivative adds the paths through h and may vanish or explode.
"""

from __future__ import annotations

import math

import numpy as np

from reference.activations import Array
from reference.cell import Cell, Params, State
from reference.sequence import SequenceCache


def state_jacobian(cell: Cell, x: Array, state: State, p: Params) -> Array:
    """∂(next state)/∂(state) of one step for each sample: (N, S, S) with S = H · number of states.

    Rows and columns are in the order of `cell.states`, so for an LSTM the blocks are
    [[∂h'/∂h, ∂h'/∂c], [∂c'/∂h, ∂c'/∂c]].
    """
    after, cache = cell.step(x, state, p)
    N, H = after[0].shape
    rows = []
    for k, j in np.ndindex(len(after), H):
        unit = [np.zeros((N, H), after[0].dtype) for _ in after]
        unit[k][:, j] = 1
        rows.append(np.concatenate(cell.advance_backward(tuple(unit), cache.inner, p).state, axis=1))
    return np.stack(rows, axis=1)


def sequence_jacobian(cell: Cell, X: Array, state: State, p: Params) -> Array:
    """∂(last state)/∂(first state) for each sample, (N, S, S): the product of the steps' Jacobians."""
    S = sum(s.shape[1] for s in state)
    total = np.broadcast_to(np.eye(S, dtype=np.result_type(X, *state)), (X.shape[1], S, S))
    for x in X:
        total = state_jacobian(cell, x, state, p) @ total
        state, _ = cell.step(x, state, p)
    return total


def forget_gates(cache: SequenceCache) -> Array:
    """The forget gates (T, N, H) of a sequence that an LSTM has run."""
    shape = cache.first[0].shape
    return np.stack([np.broadcast_to(step.f, shape) for step in cache.steps])


def direct_path(f: Array) -> Array:
    """∂c_T/∂c_t with the gates held fixed, for t = 0..T: (T, ...) forget gates -> (T + 1, ...) products."""
    ahead = np.cumprod(f[::-1], axis=0)[::-1]
    return np.concatenate([ahead, np.ones_like(f[:1]) if len(f) else np.ones((1, *f.shape[1:]))])


def half_life(bias: float) -> float:
    """Steps after which a forget gate σ(bias) has halved the cell: ln 2 / -ln σ(bias)."""
    return math.log(2) / math.log1p(math.exp(-bias))


def bias_for_half_life(steps: float) -> float:
    """The forget bias whose half-life is so many steps: the inverse of `half_life`."""
    return -math.log(math.expm1(math.log(2) / steps))


def lag_norms(dstate: State, cache: SequenceCache) -> Array:
    """‖∂L/∂s_{T-k}‖₂ for the lags k = 0..T, with dstate the gradient of L at the last state s_T.

    Batch and units are one vector; the result is (T + 1, number of states), one column each. Raises
    ValueError for a masked or reversed sequence, where "lag" has no single meaning.
    """
    if cache.mask is not None or cache.reverse:
        raise ValueError("lags are counted on a plain sequence: no mask, not reversed")
    norms = [[float(np.linalg.norm(d)) for d in dstate]]
    for step in reversed(cache.steps):
        dstate = cache.cell.advance_backward(dstate, step, cache.p).state
        norms.append([float(np.linalg.norm(d)) for d in dstate])
    return np.array(norms)

"""What a cell computes on one draw, and what independent oracles say; nothing here judges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from reference import sequence
from reference.cell import Cell, State
from reference.extended import extended
from reference.gradcheck import complex_directional, elementwise, norm_gap
from reference.torch_cells import Twin, tensors

from .draws import Array

Numbers = dict[str, Array]
NEEDS_D_EQUAL_H = ("MUT1", "MUT2")


@dataclass(frozen=True)
class Draw:
    """Inputs, parameters, and a cotangent on every output."""

    X: Array
    state: State
    p: dict[str, Array]
    dH: Array
    dstate: State

    def map(self, f: Any) -> Draw:
        """The same draw with every array passed through f."""
        state, dstate = tuple(map(f, self.state)), tuple(map(f, self.dstate))
        return Draw(f(self.X), state, {k: f(v) for k, v in self.p.items()}, f(self.dH), dstate)


def draw(cell: Cell, seed: int, T: int = 5, N: int = 2, D: int = 3, H: int = 4, scale: float = 1.0) -> Draw:
    """Nonzero states, weights and biases N(0, scale²/H), all sizes different unless the cell wants D = H."""
    rng = np.random.default_rng(seed)
    D = H if cell.name in NEEDS_D_EQUAL_H else D
    state, dstate = (tuple(rng.standard_normal((N, H)) for _ in cell.states) for _ in range(2))
    X, dH = rng.standard_normal((T, N, D)), rng.standard_normal((T, N, H))
    return Draw(X, state, cell.parameters(rng, D, H, scale / np.sqrt(H)), dH, dstate)


def ours(cell: Cell, d: Draw, mask: Array | None = None, reverse: bool = False) -> Numbers:
    """Every output and every gradient of a sequence, by name."""
    H, last, cache = sequence.forward(cell, d.X, d.state, d.p, mask, reverse)
    dX, dfirst, gradients = sequence.backward(d.dH, d.dstate, cache)
    return _named(cell, H, last, dX, dfirst, gradients)


def ours_extended(cell: Cell, d: Draw) -> Numbers:
    """The same numbers computed in extended precision and rounded once."""
    H, last, cache = extended(sequence.forward)(cell, d.X, d.state, d.p)
    dX, dfirst, gradients = extended(sequence.backward)(d.dH, d.dstate, cache)
    return _named(cell, H, last, dX, dfirst, gradients)


def step_by_step(cell: Cell, d: Draw) -> Numbers:
    """The same numbers from a plain loop over `step` and `step_backward`."""
    state, caches, hs = d.state, [], []
    for x in d.X:
        state, cache = cell.step(x, state, d.p)
        hs.append(state[0])
        caches.append(cache)
    dstate, dxs, total = d.dstate, [], dict.fromkeys(d.p, np.zeros(()))
    for dh, cache in zip(d.dH[::-1], caches[::-1], strict=True):
        dx, dstate, gradients = cell.step_backward((dstate[0] + dh, *dstate[1:]), cache)
        dxs.append(dx)
        total = {k: total[k] + gradients[k] for k in total}
    return _named(cell, np.stack(hs), state, np.stack(dxs[::-1]), dstate, total)


def twin(cell: Cell, d: Draw, mask: Array | None = None, reverse: bool = False) -> Numbers:
    """The same numbers from the torch twin and automatic differentiation."""
    t, d_ = Twin(cell), d.map(torch.from_numpy)
    m = None if mask is None else torch.from_numpy(mask)
    p = tensors(d.p, d_.X.dtype)  # type: ignore[arg-type]
    H, last, cache = t.forward(d_.X, d_.state, p, m, reverse)  # type: ignore[arg-type]
    dX, dfirst, gradients = t.backward(d_.dH, d_.dstate, cache)  # type: ignore[arg-type]
    found = _named(cell, H, last, dX, dfirst, gradients)  # type: ignore[arg-type]
    return {k: v.detach().numpy() for k, v in found.items()}  # type: ignore[attr-defined]


def complex_gradients(cell: Cell, d: Draw) -> Numbers:
    """Every entry of every gradient by a complex step through our own forward pass."""
    names = ["dX", *(f"d{s}0" for s in cell.states), *(f"d{k}" for k in d.p)]
    args = [d.X, *d.state, *d.p.values()]
    found = {}
    for k, name in enumerate(names):

        def outputs(v: Array, k: int = k) -> list[Array]:
            changed = [*args[:k], v, *args[k + 1 :]]
            X, rest = changed[0], changed[1:]
            state, p = rest[: len(d.state)], dict(zip(d.p, rest[len(d.state) :], strict=True))
            H, last, _ = sequence.forward(cell, X, tuple(state), p)
            return [H + 0j, *(s + 0j for s in last)]

        found[name] = elementwise(complex_directional, outputs, args[k], [d.dH, *d.dstate])
    return found


def worst(got: Numbers, want: Numbers) -> float:
    """The largest norm gap over the arrays of `want`; infinite for a missing array, another shape or NaN."""
    return largest(norm_gap(got[k], w) if k in got and got[k].shape == w.shape else np.inf for k, w in want.items())


def largest(errors: Iterable[float]) -> float:
    """The largest of some errors; infinite where any is NaN, which Python's `max` drops unless it comes first."""
    return max(float("inf") if np.isnan(e) else float(e) for e in errors)


def _named(cell: Cell, H: Array, last: State, dX: Array, dfirst: State, gradients: Numbers) -> Numbers:
    outputs = {"H": H, **dict(zip(cell.states, last, strict=True))}
    first = {f"d{s}0": v for s, v in zip(cell.states, dfirst, strict=True)}
    return {**outputs, "dX": dX, **first, **{f"d{k}": v for k, v in gradients.items()}}

"""The truncated gradient in real time: O(number of weights) memory, however long the stream.

Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000; Gers and Schmidhuber 2000. With
u_t = [x_t, h_{t-1}, 1] and one weight row per unit, forwards in time and in this order:

    trace_k  = f trace_k  + d_k ⊗ u_t           k = g, i, f
    trace_pk = f trace_pk + d_k c_{t-1}         k = i, f, where the gate has a peephole
    d_g = i φ_g'(A_g),   d_i = g σ'(A_i),   d_f = c_{t-1} σ'(A_f)
    e = dh_t o φ_h'(c_t)
    dw_k += e trace_k,   dp_k += e trace_pk
    dw_o += (dh_t φ_h(c_t) σ'(A_o)) ⊗ u_t,   dp_o += dh_t φ_h(c_t) σ'(A_o) c_t

trace_k is ∂c_t/∂w_k when no error flows through h_{t-1} or the peepholes; without a forget gate f = 1. The
sums equal the backward pass of the cells with `truncated`, where the cell state gets no gradient from
outside. dh_t may depend on h_t: `step` gives the output, `learn` takes its gradient. The output is the state itself:
do not write into it.
"""

from __future__ import annotations

import numpy as np

from reference.arrays import Array, check_shapes, one_dtype
from reference.cell import Cell, Params
from reference.memory import MemoryCell, MemoryStep


class Traces:
    """A truncated cell that learns while it runs; `gradients()` is the sum so far."""

    def __init__(self, cell: Cell, p: Params, h: Array, c: Array) -> None:
        if not isinstance(cell, MemoryCell) or not self._possible(cell):
            raise ValueError(f"there are no traces for {cell.name}: a truncated cell of 1997 to 2000 is needed")
        h, c, *values = one_dtype(h, c, *p.values())
        self.cell, self.p, self.state = cell, dict(zip(p, values, strict=True)), (h, c)
        N, H = h.shape
        D, dtype = self.p["W"].shape[1], h.dtype
        cell.check(np.empty((N, D)), self.state, self.p, "ND")
        traced = [k for k in cell.blocks if k != "o"]
        self._traces = {k: np.zeros((N, H, D + H + 1), dtype) for k in traced}
        self._peeps = {k: np.zeros((N, H), dtype) for k in traced if k != "g"}
        self._dw = {k: np.zeros((H, D + H + 1), dtype) for k in cell.blocks}
        self._dp = {k: np.zeros(H, dtype) for k in cell.gates}
        self._now: tuple[Array, MemoryStep] | None = None

    @staticmethod
    def _possible(cell: MemoryCell) -> bool:
        """Whether the equations above are those of the cell."""
        return cell.truncated and not cell.coupled and cell.peephole != "full" and not cell.clip and cell.bias

    def step(self, x: Array) -> Array:
        """Read x (N, D) and give the output h (N, H)."""
        cell, (h, c) = self.cell, self.state
        (x,) = one_dtype(x)
        check_shapes({"x": x}, {"x": (len(h), self.p["W"].shape[1])}, cell.name)
        self.state, cache = cell.advance(cell.project(x, self.p), self.state, self.p)  # type: ignore[assignment]
        u = np.concatenate([x, h, np.ones((len(x), 1), h.dtype)], axis=1)
        d = {"g": cache.i * cell.squash_in.slope(cache.A["g"])}
        for k, factor in (("i", cache.g), ("f", c)):
            if k in cell.gates:
                d[k] = factor * cell.gate.slope(cache.A[k])
        for k in self._traces:
            f = cache.f if isinstance(cache.f, int) else cache.f[:, :, None]
            self._traces[k] = f * self._traces[k] + d[k][:, :, None] * u[:, None, :]
        for k in self._peeps:
            self._peeps[k] = cache.f * self._peeps[k] + d[k] * c
        self._now = (u, cache)
        return self.state[0]

    def learn(self, dh: Array) -> None:
        """Take the gradient dh (N, H) of the output just given; raises RuntimeError before any output."""
        if self._now is None:
            raise RuntimeError("learn() needs a step() before it")
        u, cache = self._now
        check_shapes({"dh": dh}, {"dh": cache.c_new.shape}, self.cell.name)
        e = dh * cache.o * self.cell.squash_out.slope(cache.c_new)
        for k, trace in self._traces.items():
            self._dw[k] += np.einsum("nh,nhu->hu", e, trace)
        for k, peep in self._peeps.items():
            self._dp[k] += (e * peep).sum(axis=0)
        if "o" in self.cell.gates:
            da_o = dh * cache.s * self.cell.out_gate.slope(cache.A["o"])
            self._dw["o"] += da_o.T @ u
            self._dp["o"] += (da_o * cache.c_new).sum(axis=0)

    def gradients(self) -> dict[str, Array]:
        """The gradient so far, in the cell's own layout: W, R, b and, with peepholes, p."""
        w = np.concatenate([self._dw[k] for k in self.cell.blocks])
        D = self.p["W"].shape[1]
        found = {"W": w[:, :D], "R": w[:, D:-1], "b": w[:, -1]}
        if self.cell.peephole == "diagonal":
            found["p"] = np.concatenate([self._dp[k] for k in self.cell.gates])
        return found

"""MUT1, MUT2 and MUT3 of Jozefowicz, Zaremba and Sutskever 2015.

"An Empirical Exploration of Recurrent Network Architectures". h stands for h_{t-1}; xp is the input where the
paper uses it without a matrix.

    MUT1   z = σ(x W_zᵀ + b_z)                        no h
           r = σ(x W_rᵀ + h R_rᵀ + b_r)
           n = tanh((r h) R_nᵀ + tanh(xp) + b_n)
    MUT2   z = σ(x W_zᵀ + h R_zᵀ + b_z)
           r = σ(xp + h R_rᵀ + b_r)
           n = tanh((r h) R_nᵀ + x W_nᵀ + b_n)
    MUT3   z = σ(x W_zᵀ + tanh(h) R_zᵀ + b_z)
           r = σ(x W_rᵀ + h R_rᵀ + b_r)
           n = tanh((r h) R_nᵀ + x W_nᵀ + b_n)
    all    h_t = z n + (1 - z) h                      z replaces

Backward, with a_k what stands in the bracket of k; 1 - z is had as σ(-a_z):

    da_n = dh z tanh'(a_n),  da_z = dh (n - h) z (1 - z),  m = da_n R_n,  da_r = m h σ'(a_r)
    dh_{t-1} = dh (1 - z) + m r + da_r R_r + { MUT1: 0;  MUT2: da_z R_z;  MUT3: (da_z R_z) tanh'(h) }
    dxp = { MUT1: da_n tanh'(xp);  MUT2: da_r },   the rest by the rule of an affine map

Shapes: row blocks are in the order z r n, those of the table that exist: W (2H, D) for MUT1 (z r) and MUT2
(z n), (3H, D) for MUT3; R (2H, H) for MUT1 (r n), (3H, H) otherwise; b (3H,). Without `projected`, xp = x and
D = H is required; with it, xp = x Pᵀ with P (H, D), which the paper's parameter counts leave out.
Traps: only MUT1 has tanh on the input, after the projection; only MUT3 has tanh on h, in z only.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import NamedTuple

import numpy as np

from reference.activations import sigmoid, sigmoid_slope, tanh_slope
from reference.arrays import Array, Shape
from reference.cell import Cell, Params, Product, Pull, State


class MUTStep(NamedTuple):
    """What one step remembers; `read` is what R_z multiplies (None in MUT1)."""

    h: Array
    read: Array | None
    z: Array
    rest: Array  # 1 - z
    r: Array
    n: Array
    a_r: Array
    a_n: Array


@dataclass(frozen=True)
class MUTCell(Cell):
    """One of the three mutants; `kind` is 1, 2 or 3."""

    _: KW_ONLY
    kind: int
    projected: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for a kind that does not exist, or a projection that the kind has no use for."""
        if self.kind not in (1, 2, 3) or (self.projected and self.kind == 3):
            raise ValueError(
                f"kind={self.kind}, projected={self.projected}: kinds are 1, 2, 3, of which 3 projects nothing"
            )

    def shapes(self, D: int, H: int) -> dict[str, Shape]:
        """W, R, b and, if projected, P (H, D)."""
        W, R = (3 if self.kind == 3 else 2) * H, (2 if self.kind == 1 else 3) * H
        extra: dict[str, Shape] = {"P": (H, D)} if self.projected else {}
        return {"W": (W, D), "R": (R, H), "b": (3 * H,), **extra}

    def project(self, x: Array, p: Params) -> Array:
        """The input side z r n of any number of rows: x (M, D) -> (M, 3H)."""
        a = x @ p["W"].T
        if self.kind < 3:
            first, second = np.split(a, 2, axis=1)
            xp = self._bare(x, p)
            a = np.concatenate([first, second, np.tanh(xp)] if self.kind == 1 else [first, xp, second], axis=1)
        return np.asarray(a + p["b"])

    def project_backward(self, da: Array, x: Array, p: Params) -> tuple[Array, dict[str, Array]]:
        """Gradients of the input side."""
        da_z, da_r, da_n = np.split(da, 3, axis=1)
        if self.kind == 3:
            return super().project_backward(da, x, p)
        if self.kind == 1:
            through, dxp = np.concatenate([da_z, da_r], axis=1), da_n * tanh_slope(self._bare(x, p))
        else:
            through, dxp = np.concatenate([da_z, da_n], axis=1), da_r
        gradients = {"W": through.T @ x, "b": da.sum(axis=0)}
        if not self.projected:
            return through @ p["W"] + dxp, gradients
        return through @ p["W"] + dxp @ p["P"], gradients | {"P": dxp.T @ x}

    def advance(self, a: Array, state: State, p: Params) -> tuple[State, MUTStep]:
        """The recurrent side: a (N, 3H), (h,) -> (next h,), cache."""
        (h,) = state
        R_z, R_r, R_n = self._blocks(p["R"])
        a_z, a_r, a_n = np.split(a, 3, axis=1)
        read = None if R_z is None else h if self.kind == 2 else np.tanh(h)
        if read is not None and R_z is not None:
            a_z = a_z + read @ R_z.T
        a_r = a_r + h @ R_r.T
        z, rest, r = sigmoid(a_z), sigmoid(-a_z), sigmoid(a_r)
        a_n = a_n + (r * h) @ R_n.T
        n = np.tanh(a_n)
        return (z * n + rest * h,), MUTStep(h, read, z, rest, r, n, a_r, a_n)

    def advance_backward(self, dstate: State, cache: MUTStep, p: Params) -> Pull:
        """Gradients of the recurrent side."""
        h, read, z, rest, r, n, a_r, a_n = cache
        (dh,) = dstate
        R_z, R_r, R_n = self._blocks(p["R"])
        da_n = dh * z * tanh_slope(a_n)
        da_z = dh * (n - h) * z * rest
        m = da_n @ R_n
        da_r = m * h * sigmoid_slope(a_r)
        dh_before = dh * rest + m * r + da_r @ R_r
        top = 0 if R_z is None else h.shape[1]
        products = [Product("R", top, da_r, h), Product("R", top + h.shape[1], da_n, r * h)]
        if R_z is not None and read is not None:
            back = da_z @ R_z
            dh_before += back if self.kind == 2 else back * tanh_slope(h)
            products.insert(0, Product("R", 0, da_z, read))
        return Pull(np.concatenate([da_z, da_r, da_n], axis=1), (dh_before,), tuple(products), {})

    def _bare(self, x: Array, p: Params) -> Array:
        """The input where it is used without a matrix of its own; raises ValueError unless D = H."""
        if self.projected:
            return np.asarray(x @ p["P"].T)
        D, H = x.shape[1], p["R"].shape[1]
        if D != H:
            raise ValueError(f"{self.name} adds x to the units, so D = H is needed, not D={D}, H={H}; or project")
        return x

    def _blocks(self, R: Array) -> tuple[Array | None, Array, Array]:
        """R_z, R_r, R_n; R_z is None in MUT1."""
        if self.kind == 1:
            R_r, R_n = np.split(R, 2)
            return None, R_r, R_n
        R_z, R_r, R_n = np.split(R, 3)
        return R_z, R_r, R_n


MUT1 = MUTCell("MUT1", kind=1)
MUT2 = MUTCell("MUT2", kind=2)
MUT3 = MUTCell("MUT3", kind=3)
MUT1_PROJECTED = MUTCell("MUT1 projected", kind=1, projected=True)
MUT2_PROJECTED = MUTCell("MUT2 projected", kind=2, projected=True)

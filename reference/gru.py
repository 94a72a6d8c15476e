"""The gated recurrent unit in its four conventions.

    r = σ(x W_rᵀ + h R_rᵀ + b_r)                 reset gate
    z = σ(x W_zᵀ + h R_zᵀ + b_z)                 update gate
    reset before:  n = tanh(x W_nᵀ + b_n + (r h) R_nᵀ)
    reset after:   q = h R_nᵀ + bn,  n = tanh(x W_nᵀ + b_n + r q)
    z keeps:       h_t = z h + (1 - z) n
    z replaces:    h_t = (1 - z) h + z n

where h stands for h_{t-1}. Two independent choices, mixed freely in the literature: torch.nn.GRU and
Keras (default) keep and reset after; ONNX keeps, `linear_before_reset` chooses; Cho et al. 2014 keep and
reset before; Chung et al. 2014 and Colah replace and reset before; Jozefowicz et al. 2015 keep, before.

Backward, with dh the gradient arriving at h_t and a_k what stands in the bracket of k; 1 - z is had as σ(-a_z):

    z keeps:       da_z = dh (h - n) z (1 - z),   dn = dh (1 - z),   dh_{t-1} = dh z
    z replaces:    da_z = dh (n - h) z (1 - z),   dn = dh z,         dh_{t-1} = dh (1 - z)
    da_n = dn tanh'(a_n)
    reset before:  m = da_n R_n,  da_r = m h σ'(a_r),  dR_n = da_nᵀ (r h),  dh_{t-1} += m r
    reset after:   da_r = da_n q σ'(a_r),  dR_n = (da_n r)ᵀ h,  dbn = Σ da_n r,  dh_{t-1} += (da_n r) R_n
    dh_{t-1} += da_r R_r + da_z R_z

Shapes: W (3H, D), R (3H, H), b (3H,), row blocks r z n (torch's order); bn (H,) where the reset acts after.
Traps: the two values of each switch differ by sign or by O(1) and have the same shapes; `bn` is inside the
product with r and cannot be merged into b.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import NamedTuple

import numpy as np

from reference.activations import sigmoid, sigmoid_slope, tanh_slope
from reference.arrays import Array, Shape
from reference.cell import Cell, Params, Product, Pull, State


class GRUStep(NamedTuple):
    """What one step remembers."""

    h: Array
    r: Array
    z: Array
    rest: Array  # 1 - z
    n: Array
    q: Array  # what r multiplies: h before the product, h R_nᵀ + bn after it
    a_r: Array
    a_n: Array


@dataclass(frozen=True)
class GRUCell(Cell):
    """The gated recurrent unit; both switches must be named."""

    _: KW_ONLY
    z_keeps: bool
    reset_after: bool
    bias: bool = True

    def shapes(self, D: int, H: int) -> dict[str, Shape]:
        """W (3H, D), R (3H, H), b (3H,), and bn (H,) where the reset acts after the product."""
        biases: dict[str, Shape] = {"b": (3 * H,)} if self.bias else {}
        if self.bias and self.reset_after:
            biases["bn"] = (H,)
        return {"W": (3 * H, D), "R": (3 * H, H), **biases}

    def advance(self, a: Array, state: State, p: Params) -> tuple[State, GRUStep]:
        """The recurrent side: a (N, 3H), (h,) -> (next h,), cache."""
        (h,) = state
        H = h.shape[1]
        R_rz, R_n = p["R"][: 2 * H], p["R"][2 * H :]
        a_rz = a[:, : 2 * H] + h @ R_rz.T
        r, z = np.split(sigmoid(a_rz), 2, axis=1)
        rest = sigmoid(-a_rz[:, H:])
        if self.reset_after:
            q = h @ R_n.T + p.get("bn", 0)
            a_n = a[:, 2 * H :] + r * q
        else:
            q = h
            a_n = a[:, 2 * H :] + (r * h) @ R_n.T
        n = np.tanh(a_n)
        h_new = z * h + rest * n if self.z_keeps else rest * h + z * n
        return (h_new,), GRUStep(h, r, z, rest, n, q, a_rz[:, :H], a_n)

    def advance_backward(self, dstate: State, cache: GRUStep, p: Params) -> Pull:
        """Gradients of the recurrent side."""
        h, r, z, rest, n, q, a_r, a_n = cache
        (dh,) = dstate
        H = h.shape[1]
        R_rz, R_n = p["R"][: 2 * H], p["R"][2 * H :]
        dz, dn, dh_before = (dh * (h - n), dh * rest, dh * z) if self.z_keeps else (dh * (n - h), dh * z, dh * rest)
        da_n = dn * tanh_slope(a_n)
        if self.reset_after:
            dq = da_n * r
            dr = da_n * q
            dh_before = dh_before + dq @ R_n
            product = Product("R", 2 * H, dq, h)
        else:
            dq = da_n @ R_n
            dr = dq * q
            dh_before = dh_before + dq * r
            product = Product("R", 2 * H, da_n, r * h)
        da_rz = np.concatenate([dr * sigmoid_slope(a_r), dz * z * rest], axis=1)
        dh_before += da_rz @ R_rz
        sums = {"bn": dq} if "bn" in p else {}
        return Pull(np.concatenate([da_rz, da_n], axis=1), (dh_before,), (Product("R", 0, da_rz, h), product), sums)


GRU_KEEP_AFTER = GRUCell("GRU keep, after", z_keeps=True, reset_after=True)  # torch, Keras
GRU_KEEP_BEFORE = GRUCell("GRU keep, before", z_keeps=True, reset_after=False)  # Cho, Jozefowicz
GRU_REPLACE_AFTER = GRUCell("GRU replace, after", z_keeps=False, reset_after=True)
GRU_REPLACE_BEFORE = GRUCell("GRU replace, before", z_keeps=False, reset_after=False)  # Chung

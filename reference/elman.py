"""The simple recurrent network as a `Cell`, so that it can be stacked, masked and reversed.

    a_t = x_t Wᵀ + b + h_{t-1} Rᵀ,   h_t = φ(a_t),   da = dh φ'(a_t),   dh_{t-1} = da R

φ is tanh unless said otherwise (Elman 1990 used the logistic function). W (H, D), R (H, H), b (H,).
The same cell on plain arrays, with its traps, is in reference/rnn.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from reference.activations import LOGISTIC, TANH, Squash
from reference.arrays import Array, Shape
from reference.cell import Cell, Params, Product, Pull, State


@dataclass(frozen=True)
class ElmanCell(Cell):
    """h = φ(W x + R h + b)."""

    squash: Squash = TANH

    def shapes(self, D: int, H: int) -> dict[str, Shape]:
        """W (H, D), R (H, H), b (H,)."""
        return {"W": (H, D), "R": (H, H), "b": (H,)}

    def advance(self, a: Array, state: State, p: Params) -> tuple[State, tuple[Array, Array]]:
        """The recurrent side: a (N, H), (h,) -> (next h,), cache."""
        (h,) = state
        a = a + h @ p["R"].T
        return (self.squash.f(a),), (h, a)

    def advance_backward(self, dstate: State, cache: tuple[Array, Array], p: Params) -> Pull:
        """Gradients of the recurrent side."""
        h, a = cache
        da = dstate[0] * self.squash.slope(a)
        return Pull(da, (da @ p["R"],), (Product("R", 0, da, h),), {})


RNN = ElmanCell("RNN")
RNN_LOGISTIC = ElmanCell("RNN-logistic", squash=LOGISTIC)

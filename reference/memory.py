"""The one cell of which every LSTM in the literature is a small difference.

    a_k = x W_kᵀ + h_{t-1} R_kᵀ + b_k            for each block k of i f g o that the cell has
    i = σ(a_i + p_i c_{t-1})                     input gate
    f = σ(a_f + p_f c_{t-1})                     forget gate
    g = φ_in(a_g)                                candidate
    c_t = f c_{t-1} + i g
    o = σ(a_o + p_o c_t)                         output gate: its peephole reads the new cell
    h_t = o φ_out(c_t)

Backward, with dh and dc the gradients arriving at h_t and c_t, and A_k what stands in the bracket of a gate:

    da_o = dh φ_out(c_t) σ'(A_o)                 first, because it enters dc'
    dc'  = dc + dh o φ_out'(c_t) + p_o da_o
    da_i = dc' g σ'(A_i),   da_f = dc' c_{t-1} σ'(A_f),   da_g = dc' i φ_in'(a_g)
    dc_{t-1} = dc' f + p_i da_i + p_f da_f
    dh_{t-1} = da R,   dp_k = Σ c da_k

The fields of `MemoryCell` are the differences:

    gates             the gates with weights of their own; a missing one is 1
    coupled           of i and f only one is computed, the other is its complement: i + f = 1
    squash_in, squash_out, gate, out_gate    φ_in, φ_out, the σ of i and f, the σ of o
    peephole          "none"; "diagonal": p (H per gate); "full": matrices V (H, H per gate)
    gate_recurrence   i, f, o also read the previous i, f, o through G (3H, 3H): block row = the gate that
                      reads, block column = the gate that is read; the state is then (h, c, i, f, o)
    truncated         no error flows back through h_{t-1} nor through the peepholes, only through c
    clip              pre-activations of all blocks, peepholes included, are cut to ±clip; the slope is 1 up to and
                      at ±clip (torch.clamp's), 0 beyond

Shapes: W (kH, D), R (kH, H), b (kH,) with k blocks in the order i f g o; p (mH,) and V (mH, H) with m
gates in the order i f o. Sources: Greff et al. 2017 for the frame; each variant's file names its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from reference.activations import LOGISTIC, TANH, Squash
from reference.arrays import Array, Shape
from reference.cell import Cell, Params, Product, Pull, State


class MemoryStep(NamedTuple):
    """What one step remembers: the state before, the activations, the new cell and its squash, pre-activations."""

    state: State
    i: Array | int
    f: Array | int
    g: Array
    o: Array | int
    c_new: Array
    s: Array
    A: dict[str, Array]
    open: dict[str, Array]  # where `clip` let the pre-activation through


@dataclass(frozen=True)
class MemoryCell(Cell):
    """c = f c + i g, h = o φ(c); see the module's text for the fields."""

    gates: str = "ifo"
    coupled: bool = False
    squash_in: Squash = TANH
    squash_out: Squash = TANH
    gate: Squash = LOGISTIC
    out_gate: Squash = LOGISTIC
    peephole: Literal["none", "diagonal", "full"] = "none"
    gate_recurrence: bool = False
    truncated: bool = False
    clip: float | None = None
    bias: bool = True

    def __post_init__(self) -> None:
        """Raise ValueError for fields that contradict each other."""
        if self.gates != "".join(k for k in "ifo" if k in self.gates):
            raise ValueError(f"gates={self.gates!r}, but should be some of i f o, in this order")
        if self.coupled and ("i" in self.gates) == ("f" in self.gates):
            raise ValueError(f"gates={self.gates!r}: of coupled gates exactly one of i and f is computed")
        if self.gate_recurrence and (self.gates != "ifo" or self.truncated):
            raise ValueError(f"gates={self.gates!r}: a recurrence of gates needs all three, and is not truncated")
        if self.peephole not in ("none", "diagonal", "full"):
            raise ValueError(f"peephole={self.peephole!r}, but should be 'none', 'diagonal' or 'full'")
        if self.clip is not None and not self.clip > 0:
            raise ValueError(f"clip={self.clip!r}, but should be above 0, or None")

    @property
    def blocks(self) -> str:
        """The row blocks of W, R and b, in order."""
        return "".join(k for k in "ifgo" if k == "g" or k in self.gates)

    @property
    def states(self) -> tuple[str, ...]:
        """`h`, `c`, and the gates where they are read again."""
        return ("h", "c", "i", "f", "o") if self.gate_recurrence else ("h", "c")

    def rows(self, block: str, H: int) -> slice:
        """The rows of W, R and b that belong to a block."""
        k = self.blocks.index(block)
        return slice(k * H, (k + 1) * H)

    def shapes(self, D: int, H: int) -> dict[str, Shape]:
        """W, R, b and, where the cell has them, p, V, G."""
        k, m = len(self.blocks) * H, len(self.gates) * H
        extra: dict[str, Shape] = {"b": (k,)} if self.bias else {}
        if self.peephole != "none":
            extra |= {"p": (m,)} if self.peephole == "diagonal" else {"V": (m, H)}
        if self.gate_recurrence:
            extra["G"] = (3 * H, 3 * H)
        return {"W": (k, D), "R": (k, H), **extra}

    def advance(self, a: Array, state: State, p: Params) -> tuple[State, MemoryStep]:
        """The recurrent side: a (N, kH), state -> next state, cache."""
        h, c, *before = state
        a = a + h @ p["R"].T
        pre = dict(zip(self.blocks, np.split(a, len(self.blocks), axis=1), strict=True))
        if self.gate_recurrence:
            read = np.concatenate(before, axis=1) @ p["G"].T
            pre |= {k: pre[k] + r for k, r in zip("ifo", np.split(read, 3, axis=1), strict=True)}
        opened: dict[str, Array] = {}
        A = {k: self._cut(k, self._peep(k, pre[k], c, p), opened) for k in self.blocks if k != "o"}
        i, f = self._pair(A)
        g = self.squash_in.f(A["g"])
        c_new = f * c + i * g
        s = self.squash_out.f(c_new)
        o: Array | int = 1
        if "o" in self.gates:
            A["o"] = self._cut("o", self._peep("o", pre["o"], c_new, p), opened)
            o = self.out_gate.f(A["o"])
        h_new = o * s
        after = (h_new, c_new, i, f, o) if self.gate_recurrence else (h_new, c_new)
        return after, MemoryStep(state, i, f, g, o, c_new, s, A, opened)  # type: ignore[return-value]

    def advance_backward(self, dstate: State, cache: MemoryStep, p: Params) -> Pull:
        """Gradients of the recurrent side from those of the next state."""
        (h, c, *before), i, f, g, o, c_new, s, A, opened = cache
        dh, dc, *dgates = dstate
        read_again = dict(zip("ifo", dgates, strict=False))  # what the next step's gates send back

        def through(block: str, squash: Squash, dy: Array) -> Array:
            """The gradient of a pre-activation from that of its activation."""
            dy = dy + read_again[block] if block in read_again else dy
            da = dy * squash.slope(A[block])
            return da * opened[block] if block in opened else da

        da: dict[str, Array] = {}
        if "o" in self.gates:
            da["o"] = through("o", self.out_gate, dh * s)
        dc = self._plus_peep(dc + dh * o * self.squash_out.slope(c_new), "o", da, p)
        if "i" in self.gates:
            da["i"] = through("i", self.gate, dc * (g - c if self.coupled else g))
        if "f" in self.gates:
            da["f"] = through("f", self.gate, dc * (c - g if self.coupled else c))
        da["g"] = through("g", self.squash_in, dc * i)
        dc_before = self._plus_peep(dc * f, "if", da, p)
        all_da = np.concatenate([da[k] for k in self.blocks], axis=1)
        dh_before = np.zeros_like(h) if self.truncated else all_da @ p["R"]
        products, sums = self._parameters(da, c, c_new)
        products = (Product("R", 0, all_da, h), *products)
        if not self.gate_recurrence:
            return Pull(all_da, (dh_before, dc_before), products, sums)
        da_gates, read = np.concatenate([da[k] for k in "ifo"], axis=1), np.concatenate(before, axis=1)
        products += (Product("G", 0, da_gates, read),)
        back = np.split(da_gates @ p["G"], 3, axis=1)
        return Pull(all_da, (dh_before, dc_before, *back), products, sums)

    def _pair(self, A: dict[str, Array]) -> tuple[Array | int, Array | int]:
        """The values of i and f: computed, the complement of the other, or 1."""
        y, rest = self.gate.f, self.gate.rest
        if not self.coupled:
            return y(A["i"]) if "i" in A else 1, y(A["f"]) if "f" in A else 1
        return (y(A["i"]), rest(A["i"])) if "i" in A else (rest(A["f"]), y(A["f"]))

    def _seen(self, gate: str, H: int) -> slice:
        """The rows of p or V that belong to a gate."""
        k = self.gates.index(gate)
        return slice(k * H, (k + 1) * H)

    def _peep(self, gate: str, a: Array, c: Array, p: Params) -> Array:
        """A gate's pre-activation with what the gate sees of the cell."""
        if self.peephole == "none" or gate == "g":
            return a
        rows = self._seen(gate, c.shape[1])
        seen: Array = c * p["p"][rows] if self.peephole == "diagonal" else c @ p["V"][rows].T
        return a + seen

    def _plus_peep(self, dc: Array, gates: str, da: dict[str, Array], p: Params) -> Array:
        """The gradient of a cell with what the gates that see it send back."""
        if self.peephole == "none" or self.truncated:
            return dc
        for gate in (k for k in gates if k in self.gates):
            rows = self._seen(gate, dc.shape[1])
            dc = dc + (da[gate] * p["p"][rows] if self.peephole == "diagonal" else da[gate] @ p["V"][rows])
        return dc

    def _parameters(self, da: dict[str, Array], c: Array, c_new: Array) -> tuple[tuple[Product, ...], dict[str, Array]]:
        """The peepholes' share: products for V, sums for p."""
        seen = [(k, da[k], c_new if k == "o" else c) for k in self.gates]
        if self.peephole == "diagonal":
            return (), {"p": np.concatenate([d * v for _, d, v in seen], axis=1)}
        if self.peephole == "full":
            return tuple(Product("V", self._seen(k, c.shape[1]).start, d, v) for k, d, v in seen), {}
        return (), {}

    def _cut(self, block: str, a: Array, opened: dict[str, Array]) -> Array:
        """A pre-activation cut to ±clip; notes where it was let through."""
        if self.clip is None:
            return a
        opened[block] = np.abs(a.real) <= self.clip
        return np.clip(a, -self.clip, self.clip)

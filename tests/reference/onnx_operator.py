"""ONNX's LSTM, GRU and RNN operators, computed by the reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from reference import sequence
from reference.activations import LOGISTIC, TANH
from reference.cell import Cell
from reference.elman import RNN
from reference.gru import GRUCell
from reference.layouts import LAYOUTS
from reference.memory import MemoryCell

from .draws import Array

SQUASH = {"sigmoid": LOGISTIC, "tanh": TANH}


@dataclass(frozen=True)
class Node:
    """The attributes of a node."""

    op: str
    direction: str = "forward"
    clip: float | None = None
    input_forget: bool = False
    linear_before_reset: bool = False
    activations: tuple[str, str, str] = ("sigmoid", "tanh", "tanh")
    layout: int = 0

    @property
    def directions(self) -> int:
        """One or two."""
        return 2 if self.direction == "bidirectional" else 1

    def cell(self, peephole: bool) -> Cell:
        """The cell of this package that the node asks for."""
        if self.op == "RNN":
            return RNN
        if self.op == "GRU":
            return GRUCell("ONNX", z_keeps=True, reset_after=self.linear_before_reset)
        gate, squash_in, squash_out = (SQUASH[a] for a in self.activations)
        return MemoryCell(
            "ONNX",
            gates="io" if self.input_forget else "ifo",
            coupled=self.input_forget,
            squash_in=squash_in,
            squash_out=squash_out,
            gate=gate,
            out_gate=gate,
            peephole="diagonal" if peephole else "none",
            clip=self.clip,
        )

    def parameters(self, k: int, arrays: dict[str, Array]) -> dict[str, Array]:
        """Direction k of W, R, B and P in this package's layout."""
        arrays = {name: v[k : k + 1] for name, v in arrays.items()}
        kind = self.op.lower()
        before = kind == "gru" and not self.linear_before_reset
        p = LAYOUTS[kind, "onnx, reset before" if before else "onnx"].read(arrays)
        if not self.input_forget:
            return p
        H = p["R"].shape[1]
        return {name: np.delete(v, slice(H, 2 * H), axis=0) for name, v in p.items()}  # f is 1 - i


def evaluate(node: Node, X: Array, W: Array, R: Array, **more: Array | None) -> tuple[Array, list[Array]]:
    """Y and the last states Y_h (and Y_c); `more` is B, P, lens, h, c, each where the node has it."""
    given: dict[str, Any] = {k: v for k, v in more.items() if v is not None}
    if node.layout:
        X, given = X.swapaxes(0, 1), {k: v.swapaxes(0, 1) if k in ("h", "c") else v for k, v in given.items()}
    T, N, _ = X.shape
    H = R.shape[2]
    cell = node.cell("P" in given)
    B = given.get("B", np.zeros((len(W), 2 * W.shape[1])))
    arrays = {"W": W, "R": R, "B": B, **({"P": given["P"]} if "P" in given else {})}
    mask = sequence.mask_of(given["lens"], T) if "lens" in given else None
    ys, lasts = [], []
    for k in range(len(W)):
        state = tuple(given[s][k] if s in given else np.zeros((N, H)) for s in cell.states)
        reverse = node.direction == "reverse" or k == 1
        Y, last, _ = sequence.forward(cell, X, state, node.parameters(k, arrays), mask, reverse)
        ys.append(Y)
        lasts.append(last)
    Y, states = np.stack(ys, axis=1), [np.stack(s) for s in zip(*lasts, strict=True)]
    return (np.moveaxis(Y, 2, 0), [s.swapaxes(0, 1) for s in states]) if node.layout else (Y, states)

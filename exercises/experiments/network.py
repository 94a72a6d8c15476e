"""A network that is trained: a cell of the reference, and a linear read-out of its hidden state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from grader.checks import Array
from reference import sequence
from reference.cell import Cell, State
from reference.cells import CELLS

KINDS = {"RNN": "RNN", "LSTM": "LSTM", "GRU": "GRU keep, after"}
READ_OUT = ("V", "d")


class Run(NamedTuple):
    """A run over a sequence: the read-out Y (T, N, O), the hidden states H (T, N, H), and what the way back needs."""

    Y: Array
    H: Array
    cache: sequence.SequenceCache


@dataclass(frozen=True)
class Network:
    """A cell and its parameters by name, V (O, H) and d (O,) of the read-out among them; training changes them."""

    cell: Cell
    p: dict[str, Array]

    def run(self, X: Array) -> Run:
        """A sequence X (T, N, D), from states of zeros."""
        own = {name: array for name, array in self.p.items() if name not in READ_OUT}
        H, _, cache = sequence.forward(self.cell, X, self.nothing(X.shape[1]), own)
        return Run(H @ self.p["V"].T + self.p["d"], H, cache)

    def gradients(self, dY: Array, run: Run) -> dict[str, Array]:
        """The gradients of all parameters, from those of the read-out."""
        grads = sequence.backward(dY @ self.p["V"], self.nothing(dY.shape[1]), run.cache)[2]
        O, H = self.p["V"].shape
        return {**grads, "V": dY.reshape(-1, O).T @ run.H.reshape(-1, H), "d": dY.sum(axis=(0, 1))}

    def nothing(self, N: int) -> State:
        """Zeros (N, H), one array for each state of the cell."""
        return tuple(np.zeros((N, self.p["V"].shape[1])) for _ in self.cell.states)


def network(kind: str, seed: int, D: int, H: int, outputs: int, forget_bias: float = 0.0) -> Network:
    """A network with a cell of a kind; to an LSTM's forget gates a bias is added."""
    net = drawn(CELLS[KINDS[kind]], seed, D, H, outputs)
    if kind == "LSTM":
        net.p["b"][H : 2 * H] += forget_bias
    return net


def drawn(cell: Cell, seed: int, D: int, H: int, outputs: int) -> Network:
    """Parameters uniform up to 1/√H, as libraries draw them."""
    rng, most = np.random.default_rng(seed), H**-0.5
    shapes = {name: array.shape for name, array in cell.parameters(rng, D, H).items()}
    shapes |= {"V": (outputs, H), "d": (outputs,)}
    return Network(cell, {name: rng.uniform(-most, most, shape) for name, shape in shapes.items()})

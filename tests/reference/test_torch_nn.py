"""torch.nn's own layers: two layers, both directions, packed sequences, every gradient."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from reference import sequence
from reference.cell import Cell, State
from reference.cells import CELLS
from reference.gradcheck import norm_gap
from reference.layouts import LAYOUTS

from .draws import Array

KINDS: dict[str, tuple[Cell, Any]] = {
    "rnn": (CELLS["RNN"], torch.nn.RNN),
    "lstm": (CELLS["LSTM"], torch.nn.LSTM),
    "gru": (CELLS["GRU keep, after"], torch.nn.GRU),
}
T, N, D, H = 7, 4, 5, 6
LENGTHS = [4, 7, 1, 5]


class Stack:
    """A draw for a stack of layers, and what we and torch make of it."""

    def __init__(self, kind: str, layers: int, directions: int, packed: bool) -> None:
        self.kind, self.packed, self.shape = kind, packed, (layers, directions)
        self.cell, self.layer = KINDS[kind]
        rng = np.random.default_rng(layers + 10 * directions)
        self.X = rng.standard_normal((T, N, D))
        self.dH = rng.standard_normal((T, N, H * directions))
        widths = [D] + [H * directions] * (layers - 1)
        self.ps = [[self.cell.parameters(rng, w, H) for _ in range(directions)] for w in widths]
        self.first, self.dlast = (
            [[tuple(rng.standard_normal((N, H)) for _ in self.cell.states) for _ in range(directions)] for _ in widths]
            for _ in range(2)
        )

    def ours(self) -> dict[str, Array]:
        """Outputs and gradients, with parameters in torch's layout and names."""
        mask = sequence.mask_of(LENGTHS, T) if self.packed else None
        Hs, last, caches = sequence.stack_forward(self.cell, self.X, self.first, self.ps, mask)
        dX, dfirst, gradients = sequence.stack_backward(self.dH, self.dlast, caches)
        found = {"H": Hs, "dX": dX}
        for s in range(len(self.cell.states)):
            found[f"last {s}"] = np.stack([state[s] for layer in last for state in layer])
            found[f"dfirst {s}"] = np.stack([state[s] for layer in dfirst for state in layer])
        return found | {f"d{k}": v for k, v in self.named(gradients).items()}

    def named(self, per_layer: list[list[dict[str, Array]]]) -> dict[str, Array]:
        """Parameters by torch's names; the second bias is left to torch."""
        found: dict[str, Array] = {}
        for k, layer in enumerate(per_layer):
            for p, suffix in zip(layer, ("", "_reverse"), strict=False):
                foreign = LAYOUTS[self.kind, "torch"].write(p)
                found |= {name.replace("l0", f"l{k}{suffix}"): v for name, v in foreign.items()}
        return found

    def torchs(self) -> dict[str, Array]:
        """The same from torch.nn and its autograd."""
        layers, directions = self.shape
        layer = self.layer(D, H, layers, bidirectional=directions == 2, dtype=torch.float64)
        values = self.named(self.ps)
        for name, parameter in layer.named_parameters():
            parameter.data = torch.from_numpy(np.array(values[name]))
        X = torch.from_numpy(self.X).requires_grad_()
        first = [self.stacked(self.first, s).requires_grad_() for s in range(len(self.cell.states))]
        read = pack_padded_sequence(X, LENGTHS, enforce_sorted=False) if self.packed else X
        Hs, last = layer(read, tuple(first) if len(first) == 2 else first[0])
        if self.packed:
            Hs, _ = pad_packed_sequence(Hs, total_length=T)
        last = [last] if isinstance(last, torch.Tensor) else list(last)
        outputs = [Hs, *last]
        cotangents = [torch.from_numpy(self.dH), *(self.stacked(self.dlast, s) for s in range(len(last)))]
        inputs = [X, *first, *layer.parameters()]
        gradients = torch.autograd.grad(outputs, inputs, cotangents)
        names = ["dX", *(f"dfirst {s}" for s in range(len(first)))]
        names += [f"d{name}" for name, _ in layer.named_parameters()]
        found = {"H": Hs, **{f"last {s}": v for s, v in enumerate(last)}, **dict(zip(names, gradients, strict=True))}
        return {k: v.detach().numpy() for k, v in found.items()}

    def stacked(self, states: list[list[State]], s: int) -> torch.Tensor:
        """State s of all layers and directions, (layers · directions, N, H)."""
        return torch.from_numpy(np.stack([state[s] for layer in states for state in layer]))


def test_layers_that_do_not_match_are_refused() -> None:
    """One gradient of a last state for each layer and direction, no fewer."""
    stack = Stack("lstm", 2, 2, packed=False)
    _, _, caches = sequence.stack_forward(stack.cell, stack.X, stack.first, stack.ps)
    for dlast in (stack.dlast[:1], [stack.dlast[0], stack.dlast[1][:1]]):
        with pytest.raises(ValueError, match="zip"):
            sequence.stack_backward(stack.dH, dlast, caches)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("directions", [1, 2])
@pytest.mark.parametrize("layers", [1, 2, 3])
@pytest.mark.parametrize("kind", KINDS)
def test_stack_equals_torch(kind: str, layers: int, directions: int, packed: bool) -> None:
    """Outputs, last states and every gradient to 1e-12 of the tensor's largest entry."""
    stack = Stack(kind, layers, directions, packed)
    got, want = stack.ours(), stack.torchs()
    for name, value in want.items():
        if name.startswith("dbias_hh"):
            continue  # torch's second bias: its gradient equals the first's, but for the GRU's n
        assert got[name].shape == value.shape
        assert norm_gap(got[name], value) <= 1e-12, name
    if kind == "gru":
        name = f"dbias_hh_l{layers - 1}"
        assert norm_gap(got[name][2 * H :], want[name][2 * H :]) <= 1e-12

"""A torch twin of every cell: the same parameters, the same calls, any dtype and device.

The forward passes are written apart from the NumPy ones, gate by gate from the equations that the cells'
files state; the backward pass is torch's own automatic differentiation. This is the only module here that
imports torch. Tensors that require no gradient are taken as leaves of their own, so `step_backward` always
works; tensors that do require one stay in their graph, so a twin can be trained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import torch
from torch import Tensor

from reference.activations import HALF_TANH, IDENTITY, LOGISTIC, TANH, WIDE_TANH, Squash
from reference.arrays import Array
from reference.cell import Cell
from reference.cells import LSTM
from reference.elman import RNN, ElmanCell
from reference.gru import GRUCell
from reference.memory import MemoryCell
from reference.mut import MUTCell
from reference.udacity import LiteralCell

Params = Mapping[str, Tensor]
State = tuple[Tensor, ...]
Step = Callable[[Any, Tensor, State, Params], State]

SQUASH: dict[Squash, Callable[[Tensor], Tensor]] = {
    LOGISTIC: torch.sigmoid,
    TANH: torch.tanh,
    IDENTITY: lambda a: a,
    WIDE_TANH: lambda a: 4 * torch.sigmoid(a) - 2,
    HALF_TANH: lambda a: 2 * torch.sigmoid(a) - 1,
}


class TwinCache(NamedTuple):
    """Everything that went in and came out: what automatic differentiation needs."""

    x: Tensor
    state: State
    p: dict[str, Tensor]
    outputs: tuple[Tensor, ...]


class Twin:
    """The twin of a cell: `step`, `step_backward`, `forward`, `backward` as in NumPy, on tensors."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.equations = STEPS[type(cell)]

    def step(self, x: Tensor, state: State, p: Params) -> tuple[State, TwinCache]:
        """One step: x (N, D), state -> next state, cache. Raises ValueError for shapes that do not fit."""
        self.cell.check(x, state, p, "ND")
        x, state, own = _leaf(x), tuple(map(_leaf, state)), {k: _leaf(v) for k, v in p.items()}
        after = self.equations(self.cell, x, state, own)
        return after, TwinCache(x, state, own, after)

    def step_backward(self, dstate: State, cache: TwinCache) -> tuple[Tensor, State, dict[str, Tensor]]:
        """Gradients of one step: dx, those of the state before, {name: gradient of the parameter}."""
        return _pull(dstate, cache)

    def forward(
        self, X: Tensor, state: State, p: Params, mask: Tensor | None = None, reverse: bool = False
    ) -> tuple[Tensor, State, TwinCache]:
        """A sequence: X (T, N, D), state -> H (T, N, H), the last state, cache; see reference.sequence."""
        self.cell.check(X, state, p, "TND")
        X, first, own = _leaf(X), tuple(map(_leaf, state)), {k: _leaf(v) for k, v in p.items()}
        state, rows = first, [torch.zeros_like(first[0])] * len(X)
        read = X if mask is None else torch.where(mask[:, :, None], X, torch.zeros_like(X))  # NaN times 0 is NaN
        for t in reversed(range(len(X))) if reverse else range(len(X)):
            after = self.equations(self.cell, read[t], state, own)
            if mask is None:
                rows[t], state = after[0], after
                continue
            inside = mask[t][:, None]
            rows[t] = torch.where(inside, after[0], torch.zeros_like(after[0]))
            state = tuple(torch.where(inside, new, old) for new, old in zip(after, state, strict=True))
        H = torch.stack(rows) if rows else X.new_zeros((0, *first[0].shape))
        return H, state, TwinCache(X, first, own, (H, *state))

    def backward(self, dH: Tensor, dstate: State, cache: TwinCache) -> tuple[Tensor, State, dict[str, Tensor]]:
        """Gradients of a sequence: dX, those of the first state, {name: gradient of the parameter}."""
        return _pull((dH, *dstate), cache)


def rnn_step(x: Tensor, h: Tensor, W: Tensor, R: Tensor, b: Tensor) -> tuple[Tensor, TwinCache]:
    """reference.rnn.rnn_step on tensors."""
    (h,), cache = Twin(RNN).step(x, (h,), {"W": W, "R": R, "b": b})
    return h, cache


def rnn_step_backward(dh: Tensor, cache: TwinCache) -> tuple[Tensor, ...]:
    """reference.rnn.rnn_step_backward on tensors: dx, dh, dW, dR, db."""
    dx, dstate, gradients = _pull((dh,), cache)
    return dx, *dstate, *gradients.values()


def rnn_forward(X: Tensor, h: Tensor, W: Tensor, R: Tensor, b: Tensor) -> tuple[Tensor, Tensor, TwinCache]:
    """reference.rnn.rnn_forward on tensors."""
    H, (h,), cache = Twin(RNN).forward(X, (h,), {"W": W, "R": R, "b": b})
    return H, h, cache


def rnn_backward(dH: Tensor, dh: Tensor, cache: TwinCache) -> tuple[Tensor, ...]:
    """reference.rnn.rnn_backward on tensors: dX, dh, dW, dR, db."""
    dX, dstate, gradients = _pull((dH, dh), cache)
    return dX, *dstate, *gradients.values()


def lstm_step(x: Tensor, h: Tensor, c: Tensor, W: Tensor, R: Tensor, b: Tensor) -> tuple[Tensor, Tensor, TwinCache]:
    """reference.lstm.lstm_step on tensors."""
    (h, c), cache = Twin(LSTM).step(x, (h, c), {"W": W, "R": R, "b": b})
    return h, c, cache


def lstm_step_backward(dh: Tensor, dc: Tensor, cache: TwinCache) -> tuple[Tensor, ...]:
    """reference.lstm.lstm_step_backward on tensors: dx, dh, dc, dW, dR, db."""
    dx, dstate, gradients = _pull((dh, dc), cache)
    return dx, *dstate, *gradients.values()


def lstm_forward(X: Tensor, h: Tensor, c: Tensor, W: Tensor, R: Tensor, b: Tensor) -> tuple[Tensor, State, TwinCache]:
    """reference.lstm.lstm_forward on tensors."""
    return Twin(LSTM).forward(X, (h, c), {"W": W, "R": R, "b": b})


def lstm_backward(dH: Tensor, dlast: State, cache: TwinCache) -> tuple[Any, ...]:
    """reference.lstm.lstm_backward on tensors: dX, (dh, dc), dW, dR, db."""
    dX, dstate, gradients = _pull((dH, *dlast), cache)
    return dX, dstate, *gradients.values()


def tensors(arrays: Mapping[str, Array], dtype: torch.dtype, device: str = "cpu") -> dict[str, Tensor]:
    """Parameters as tensors of a dtype on a device, copied."""
    return {name: torch.tensor(a, dtype=dtype, device=device) for name, a in arrays.items()}


def _leaf(v: Tensor) -> Tensor:
    """A tensor of its own for every place, so that one given twice gets two gradients."""
    return v.view_as(v) if v.requires_grad else v.detach().requires_grad_()


def _pull(cotangents: tuple[Tensor, ...], cache: TwinCache) -> tuple[Tensor, State, dict[str, Tensor]]:
    inputs = [cache.x, *cache.state, *cache.p.values()]
    pairs = zip(cache.outputs, cotangents, strict=True)
    used = [(y, u) for y, u in pairs if y.requires_grad]  # the outputs of no steps at all depend on nothing
    found: tuple[Tensor | None, ...] = torch.autograd.grad(
        [y for y, _ in used], inputs, [u for _, u in used], retain_graph=True, allow_unused=True
    )
    full = [torch.zeros_like(v) if g is None else g for v, g in zip(inputs, found, strict=True)]
    n = len(cache.state)
    return full[0], tuple(full[1 : 1 + n]), dict(zip(cache.p, full[1 + n :], strict=True))


def _block(name: str, index: int, p: Params, H: int) -> Tensor:
    """Row block `index` of a parameter; zero where the cell does not have it."""
    return p[name][index * H : (index + 1) * H] if name in p else p["W"].new_zeros(())


def elman_step(cell: ElmanCell, x: Tensor, state: State, p: Params) -> State:
    """h = φ(W x + R h + b)."""
    return (SQUASH[cell.squash](x @ p["W"].T + state[0] @ p["R"].T + p["b"]),)


def memory_step(cell: MemoryCell, x: Tensor, state: State, p: Params) -> State:
    """c = f c + i g, h = o φ(c)."""
    h, c, *gates = state
    H = h.shape[1]
    h_read = h.detach() if cell.truncated else h

    def activation(block: str, squash: Squash, seen: Tensor | None = None) -> Tensor:
        k = cell.blocks.index(block)
        a = x @ _block("W", k, p, H).T + h_read @ _block("R", k, p, H).T + _block("b", k, p, H)
        if seen is not None and cell.peephole != "none":
            seen = seen.detach() if cell.truncated else seen
            m = cell.gates.index(block)
            a = a + (seen * _block("p", m, p, H) if "p" in p else seen @ _block("V", m, p, H).T)
        for m, gate in enumerate(gates if block != "g" else []):
            a = a + gate @ _block("G", "ifo".index(block), p, H)[:, m * H : (m + 1) * H].T
        return SQUASH[squash](a if cell.clip is None else a.clamp(-cell.clip, cell.clip))

    one = torch.ones_like(c)
    g = activation("g", cell.squash_in)
    i = activation("i", cell.gate, c) if "i" in cell.gates else one
    f = activation("f", cell.gate, c) if "f" in cell.gates else one
    if cell.coupled:
        i, f = (i, 1 - i) if "i" in cell.gates else (1 - f, f)
    c = f * c + i * g
    o = activation("o", cell.out_gate, c) if "o" in cell.gates else one
    h = o * SQUASH[cell.squash_out](c)
    return (h, c, i, f, o) if cell.gate_recurrence else (h, c)


def gru_step(cell: GRUCell, x: Tensor, state: State, p: Params) -> State:
    """The four conventions of the GRU."""
    (h,) = state
    H = h.shape[1]
    x_r, x_z, x_n = (x @ _block("W", k, p, H).T + _block("b", k, p, H) for k in range(3))
    R_r, R_z, R_n = (_block("R", k, p, H) for k in range(3))
    r, z = torch.sigmoid(x_r + h @ R_r.T), torch.sigmoid(x_z + h @ R_z.T)
    if cell.reset_after:
        n = torch.tanh(x_n + r * (h @ R_n.T + _block("bn", 0, p, H)))
    else:
        n = torch.tanh(x_n + (r * h) @ R_n.T)
    keep = z if cell.z_keeps else 1 - z
    return (keep * h + (1 - keep) * n,)


def mut_step(cell: MUTCell, x: Tensor, state: State, p: Params) -> State:
    """MUT1, MUT2, MUT3."""
    (h,) = state
    H = h.shape[1]
    xp = x @ p["P"].T if cell.projected else x
    W = {k: _block("W", m, p, H) for m, k in enumerate({1: "zr", 2: "zn", 3: "zrn"}[cell.kind])}
    R = {k: _block("R", m, p, H) for m, k in enumerate("rn" if cell.kind == 1 else "zrn")}
    b_z, b_r, b_n = (_block("b", k, p, H) for k in range(3))
    if cell.kind == 1:
        z = torch.sigmoid(x @ W["z"].T + b_z)
        r = torch.sigmoid(x @ W["r"].T + h @ R["r"].T + b_r)
        n = torch.tanh((r * h) @ R["n"].T + torch.tanh(xp) + b_n)
    elif cell.kind == 2:
        z = torch.sigmoid(x @ W["z"].T + h @ R["z"].T + b_z)
        r = torch.sigmoid(xp + h @ R["r"].T + b_r)
        n = torch.tanh((r * h) @ R["n"].T + x @ W["n"].T + b_n)
    else:
        z = torch.sigmoid(x @ W["z"].T + torch.tanh(h) @ R["z"].T + b_z)
        r = torch.sigmoid(x @ W["r"].T + h @ R["r"].T + b_r)
        n = torch.tanh((r * h) @ R["n"].T + x @ W["n"].T + b_n)
    return (n * z + h * (1 - z),)


def literal_step(cell: LiteralCell, x: Tensor, state: State, p: Params) -> State:
    """The lesson's cell as printed."""
    stm, ltm = state
    H = stm.shape[1]
    i, f, n, v = (x @ _block("W", k, p, H).T + stm @ _block("R", k, p, H).T + _block("b", k, p, H) for k in range(4))
    learned, kept = torch.tanh(n) * torch.sigmoid(i), ltm * torch.sigmoid(f)
    used = torch.tanh(kept @ p["U"].T + p["bu"])
    return used * torch.sigmoid(v), kept + learned


STEPS: dict[type[Cell], Step] = {
    ElmanCell: elman_step,
    MemoryCell: memory_step,
    GRUCell: gru_step,
    MUTCell: mut_step,
    LiteralCell: literal_step,
}

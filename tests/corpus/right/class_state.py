# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: dataclasses with state, annotations, optional c0
# shows: nothing
# note:
"""cs231n functions as thin wrappers over classes with the cache in attributes."""
from __future__ import annotations
from dataclasses import dataclass, field
from typing import Any
import numpy as np
from numpy.typing import NDArray
F = NDArray[np.float64]

@dataclass
class Gate:
    kind: str
    value: F = field(default=None)
    def __call__(self, a: F) -> F:
        self.value = np.tanh(a) if self.kind == 'tanh' else np.exp(-np.logaddexp(0, -a))
        return self.value
    def back(self, d: F) -> F:
        return d * (1 - self.value**2 if self.kind == 'tanh' else self.value - self.value**2)

class Cell:
    def __init__(self, Wx: F, Wh: F, b: F) -> None:
        self.Wx, self.Wh, self.b = Wx, Wh, b
        self.gates = [Gate('sig'), Gate('sig'), Gate('sig'), Gate('tanh')]
    def forward(self, x: F, h: F, c: F) -> tuple[F, F]:
        self.x, self.h, self.c = x, h, c
        pre = (x @ self.Wx + h @ self.Wh + self.b).reshape(len(x), 4, -1)
        self.i, self.f, self.o, self.g = (gate(pre[:, k]) for k, gate in enumerate(self.gates))
        self.cn = self.f * c + self.i * self.g
        self.t = np.tanh(self.cn)
        return self.o * self.t, self.cn
    def backward(self, dh: F, dc: F) -> tuple[F, ...]:
        dc = dc + dh * self.o * (1 - self.t**2)
        ds = (dc * self.g, dc * self.c, dh * self.t, dc * self.i)
        d = np.stack([gate.back(v) for gate, v in zip(self.gates, ds)], axis=1).reshape(len(dh), -1)
        return d @ self.Wx.T, d @ self.Wh.T, dc * self.f, self.x.T @ d, self.h.T @ d, d.sum(axis=0)

def lstm_step_forward(x: F, prev_h: F, prev_c: F, Wx: F, Wh: F, b: F, **kw: Any):
    cell = Cell(Wx, Wh, b)
    return (*cell.forward(x, prev_h, prev_c), cell)

def lstm_step_backward(dnext_h: F, dnext_c: F, cache: Cell):
    return cache.backward(dnext_h, dnext_c)

class Sequence(list):
    pass

def lstm_forward(x: F, h0: F, Wx: F, Wh: F, b: F, c0: F | None = None):
    h, c = h0, np.zeros_like(h0, dtype=float) if c0 is None else c0
    cells = Sequence()
    hs = []
    for t in range(x.shape[1]):
        cell = Cell(Wx, Wh, b)
        h, c = cell.forward(x[:, t], h, c)
        cells.append(cell); hs.append(h)
    return np.stack(hs, axis=1), cells

def lstm_backward(dh: F, cache: Sequence):
    dxs, dhn, dcn, tot = [], 0., 0., [0., 0., 0.]
    for t, cell in reversed(list(enumerate(cache))):
        dx, dhn, dcn, *ws = cell.backward(dh[:, t] + dhn, dcn)
        dxs.append(dx)
        tot = [a + b for a, b in zip(tot, ws)]
    return (np.stack(dxs[::-1], axis=1), dhn, *tot)

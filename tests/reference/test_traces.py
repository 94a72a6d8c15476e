"""Real-time traces equal the truncated gradient, and truncation equals detaching."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from reference import gers, hochreiter, odyssey, sequence
from reference.cells import CELLS
from reference.memory import MemoryCell
from reference.traces import Traces

from .oracles import Numbers, draw, worst

TRUNCATED = [
    hochreiter.TRUNCATED,
    gers.FORGET_TRUNCATED,
    gers.PEEPHOLE_TRUNCATED,
    replace(gers.PEEPHOLE_LINEAR, name="2000 linear truncated", truncated=True),
    replace(odyssey.NOG, name="NOG truncated", truncated=True),
]


def online(cell: MemoryCell, seed: int, T: int) -> tuple[Numbers, Numbers]:
    """Outputs and gradients of the traces, and those of the backward pass."""
    d = draw(cell, seed, T=T)
    traces = Traces(cell, d.p, *d.state)
    hs = []
    for x, dh in zip(d.X, d.dH, strict=True):
        hs.append(traces.step(x))
        traces.learn(dh)
    H, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    _, _, gradients = sequence.backward(d.dH, (0 * d.state[0], 0 * d.state[1]), cache)
    return {"H": np.array(hs), **traces.gradients()}, {"H": H, **gradients}


@pytest.mark.parametrize("cell", TRUNCATED, ids=lambda c: c.name)
def test_traces_equal_the_truncated_gradient(cell: MemoryCell) -> None:
    """Every parameter's gradient agrees to 1e-12, from random first states."""
    for seed, T in enumerate([1, 2, 9]):
        got, want = online(cell, seed, T)
        assert got.keys() == want.keys()
        assert worst(got, want) <= 1e-12


@pytest.mark.long
def test_memory_does_not_grow_with_the_stream() -> None:
    """A stream five times as long needs no more memory."""
    cell = gers.PEEPHOLE_TRUNCATED
    peaks = []
    for T in (200, 1000):
        d = draw(cell, 0, T=1)
        traces = Traces(cell, d.p, *d.state)
        traces.step(d.X[0])
        tracemalloc.start()
        for _ in range(T):
            traces.step(d.X[0])
            traces.learn(d.dH[0])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] <= 1.2 * peaks[0]


def test_traces_of_integers() -> None:
    """Whole numbers as inputs, states and parameters are those numbers in float64; another shape is refused."""
    cell = gers.PEEPHOLE_TRUNCATED
    d = draw(cell, 1).map(np.sign)
    found = []
    for dtype in (float, np.int8):
        given = d.map(lambda a, dtype=dtype: a.astype(dtype))
        traces = Traces(cell, given.p, *given.state)
        found.append({"h": traces.step(given.X[0])})
        traces.learn(given.dH[0])
        found[-1] |= traces.gradients()
        for x in (given.X[0, :1], given.X[0, :, :1]):
            with pytest.raises(ValueError, match="x has shape"):
                traces.step(x)
        with pytest.raises(ValueError, match=r"dh has shape \(1, 4\), but should have \(2, 4\)"):
            traces.learn(given.dH[0, :1])
    assert all(np.array_equal(found[1][k], v) for k, v in found[0].items())


def test_traces_refuse_what_they_cannot_do() -> None:
    """A cell whose error flows through h has no traces; learning needs an output."""
    d = draw(gers.FORGET, 0)
    with pytest.raises(ValueError, match="there are no traces for 1999 forget gate:"):
        Traces(gers.FORGET, d.p, *d.state)
    odd: list[dict[str, Any]] = [{"coupled": True, "gates": "io"}, {"peephole": "full"}, {"clip": 0.5}, {"bias": False}]
    refused = [replace(gers.FORGET_TRUNCATED, name="odd", **fields) for fields in odd]
    for cell in (*refused, odyssey.FGR, CELLS["RNN"], CELLS["GRU keep, after"]):
        e = draw(cell, 0)
        with pytest.raises(ValueError, match=f"there are no traces for {cell.name}:"):
            Traces(cell, e.p, e.state[0], e.state[-1])
    with pytest.raises(ValueError, match="W has shape"):
        Traces(gers.FORGET_TRUNCATED, {**d.p, "W": d.p["W"][1:]}, *d.state)
    with pytest.raises(RuntimeError, match="needs a step"):
        Traces(gers.FORGET_TRUNCATED, d.p, *d.state).learn(d.dH[0])

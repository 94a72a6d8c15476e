"""What special parameters must do: zero, gates held at 0 or 1, bounds, truncation (P7 to P10, P20)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import gru, hochreiter, odyssey, sequence
from reference.cell import Cell
from reference.cells import CELLS
from reference.gers import FORGET
from reference.memory import MemoryCell

from .draws import Array
from .gates import SURE, assembled, blocks, few, fixed, sizes
from .oracles import Draw, draw, ours, worst

ROUNDING = 1e-14  # z + (1 - z) may be 1 + 2e-16


def zero(cell: Cell, D: int, H: int) -> dict[str, Array]:
    """All parameters zero."""
    return {k: np.zeros(shape) for k, shape in cell.shapes(D, H).items()}


@few
@given(sizes=sizes)
def test_p7_zero_parameters(sizes: Any) -> None:
    """LSTMs halve c and give tanh(c)/2; GRUs, MUT2 and MUT3 halve h, and so does MUT1 where x = 0."""
    seed, T, N, _, H = sizes
    d = draw(odyssey.V, seed, T, N, H, H)
    h, c = d.state
    powers = 0.5 ** np.arange(1, T + 1)[:, None, None]
    for cell in (odyssey.V, odyssey.NP, odyssey.CIFG, odyssey.NIAF, CELLS["LSTM"]):
        Hs, last, _ = sequence.forward(cell, d.X, (h, c), zero(cell, H, H))
        assert np.allclose(Hs, np.tanh(powers * c) / 2, rtol=1e-15, atol=0)
        assert np.allclose(last[1], c * powers[-1], rtol=1e-15, atol=0)
    Hs, _, _ = sequence.forward(odyssey.NOAF, d.X, (h, c), zero(odyssey.NOAF, H, H))
    assert np.allclose(Hs, powers * c / 2, rtol=1e-15, atol=0)
    grus = [gru.GRU_KEEP_AFTER, gru.GRU_KEEP_BEFORE, gru.GRU_REPLACE_AFTER, gru.GRU_REPLACE_BEFORE]
    for other in (*grus, CELLS["MUT2"], CELLS["MUT3"], CELLS["MUT1"]):
        # MUT2's bare x moves r only, which reads nothing where R_n = 0
        X = 0 * d.X if other.name == "MUT1" else d.X
        Hs, _, _ = sequence.forward(other, X, (h,), zero(other, H, H))
        assert np.allclose(Hs, powers * h, rtol=1e-15, atol=0)


@pytest.mark.parametrize("corner", [(i, f, o) for i in (0, 1) for f in (0, 1) for o in (0, 1)])
@few
@given(sizes=sizes)
def test_p8_four_corners(corner: tuple[int, int, int], sizes: Any) -> None:
    """Gates held at 0 or 1: hold, overwrite, accumulate, erase."""
    cell = odyssey.V
    d = draw(cell, *sizes)
    full = blocks(d.p, cell, sizes[4])
    for gate, value in zip("ifo", corner, strict=True):
        full[gate] = fixed(full[gate], SURE if value else -SURE)
    full["g"]["R"] *= 0
    H, (h, c), _ = sequence.forward(cell, d.X, d.state, assembled(full))
    z = np.tanh(d.X @ full["g"]["W"].T + full["g"]["b"])
    i, f, o = corner
    want = {(0, 1): d.state[1], (1, 0): z[-1], (1, 1): d.state[1] + z.sum(axis=0), (0, 0): 0 * c}[i, f]
    assert np.max(np.abs(c - want)) <= 1e-14
    assert np.max(np.abs(h - o * np.tanh(want))) <= 1e-14
    assert np.array_equal(H[-1], h)


@few
@given(sizes=sizes)
def test_p9_elman_limit(sizes: Any) -> None:
    """i = 1, f = 0, o = 1 makes the LSTM an Elman network with tanh(tanh(·))."""
    cell = odyssey.NP
    d = draw(cell, *sizes)
    full = blocks(d.p, cell, sizes[4])
    for gate, bias in (("i", SURE), ("f", -SURE), ("o", SURE)):
        full[gate] = fixed(full[gate], bias)
    H, _, _ = sequence.forward(cell, d.X, d.state, assembled(full))
    h = d.state[0]
    for t, x in enumerate(d.X):
        h = np.tanh(np.tanh(x @ full["g"]["W"].T + h @ full["g"]["R"].T + full["g"]["b"]))
        assert np.max(np.abs(H[t] - h)) <= 1e-14


@pytest.mark.parametrize("name", CELLS)
@few
@given(sizes=sizes, steps=st.integers(20, 120), scale=st.floats(0.5, 30))
def test_p10_bounds(name: str, sizes: Any, steps: int, scale: float) -> None:
    """|h| ≤ 1 behind a tanh; GRU and MUT within max(|h0|, 1); |c| grows by at most the candidate's range."""
    cell = CELLS[name]
    seed, _, N, D, H = sizes
    d = draw(cell, seed, steps, N, D, H, scale=scale)
    H, last, _ = sequence.forward(cell, 3 * d.X, d.state, d.p)
    within = max(1.0, float(np.abs(d.state[0]).max())) if len(cell.states) == 1 else 1.0
    if name not in ("NOAF", "2000 peephole linear"):
        assert np.abs(H).max() <= within * (1 + ROUNDING)
    if isinstance(cell, MemoryCell) and cell.squash_in.name != "identity":
        top = 2.0 if "tanh(a/2)" in cell.squash_in.name else 1.0
        limit = np.maximum(np.abs(d.state[1]), top) if cell.coupled else np.abs(d.state[1]) + top * len(H)
        assert np.all(np.abs(last[1]) <= limit * (1 + ROUNDING))


@few
@given(sizes=sizes)
def test_p20_truncated_is_full_without_recurrence(sizes: Any) -> None:
    """With all R = 0 (and no peepholes) the truncated gradient is the full one, bit for bit; otherwise it is not."""
    for full, shortened in ((hochreiter.FULL, hochreiter.TRUNCATED), (FORGET, CELLS["1999 forget gate truncated"])):
        d = draw(full, *sizes)
        a, b = ours(full, d), ours(shortened, d)
        assert worst({"dh0": b["dh0"]}, {"dh0": a["dh0"]}) > 1e-3
        d = Draw(d.X, d.state, {**d.p, "R": 0 * d.p["R"]}, d.dH, d.dstate)
        a, b = ours(full, d), ours(shortened, d)
        assert all(np.array_equal(a[k], b[k]) for k in a)


@few
@given(sizes=sizes)
def test_p20_truncation_leaves_the_carousel(sizes: Any) -> None:
    """Truncated and without a forget gate, the gradient of the cell state arrives unchanged."""
    cell = hochreiter.TRUNCATED
    d = draw(cell, *sizes)
    _, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    _, (dh, dc), _ = sequence.backward(0 * d.dH, (0 * d.dstate[0], d.dstate[1]), cache)
    assert np.array_equal(dc, d.dstate[1])
    assert not dh.any()

"""Equalities between cells, and what special parameters must do (P7 to P11, P18 to P20)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import colah, gru, hochreiter, jozefowicz, odyssey, sequence
from reference.activations import sigmoid
from reference.cell import Cell
from reference.cells import CELLS
from reference.gers import FORGET, PEEPHOLE
from reference.memory import MemoryCell

from .draws import Array
from .oracles import Draw, draw, ours, worst

SURE = 40.0  # σ(40) rounds to exactly 1, σ(-40) is 4e-18

few = settings(max_examples=8, deadline=None, database=None, derandomize=True)
sizes = st.tuples(*(st.integers(*r) for r in [(0, 9999), (1, 6), (1, 3), (1, 4), (1, 5)]))  # seed, T, N, D, H


def outputs_equal(a: Cell, p: Any, b: Cell, q: Any, d: Draw, limit: float = 1e-12) -> bool:
    """Whether two cells with their own parameters give the same outputs and input and state gradients."""
    one, two = (
        ours(c, Draw(d.X, d.state[: len(c.states)], r, d.dH, d.dstate[: len(c.states)])) for c, r in ((a, p), (b, q))
    )
    shared = {k: v for k, v in two.items() if k in ("H", "h", "c", "dX", "dh0", "dc0")}
    return worst(one, shared) <= limit


def blocks(p: dict[str, Array], cell: MemoryCell, H: int) -> dict[str, dict[str, Array]]:
    """W, R, b and p of a memory cell by block letter."""
    found = {k: {n: p[n][cell.rows(k, H)] for n in ("W", "R", "b")} for k in cell.blocks}
    for m, k in enumerate(cell.gates if "p" in p else ""):
        found[k]["p"] = p["p"][m * H : (m + 1) * H]
    return found


def assembled(by_block: dict[str, dict[str, Array]]) -> dict[str, Array]:
    """The other way round: blocks in the order i f g o, peepholes in the order i f o."""
    p = {n: np.concatenate([by_block[k][n] for k in "ifgo" if k in by_block]) for n in ("W", "R", "b")}
    seen = [by_block[k]["p"] for k in "ifo" if "p" in by_block.get(k, {})]
    return {**p, "p": np.concatenate(seen)} if seen else p


def fixed(like: dict[str, Array], bias: float) -> dict[str, Array]:
    """A gate of the same shapes that does not listen to anything."""
    return {n: np.full_like(v, bias if n == "b" else 0.0) for n, v in like.items()}


def negated(like: dict[str, Array]) -> dict[str, Array]:
    """A gate that computes 1 - what the given one computes."""
    return {n: -v for n, v in like.items()}


@pytest.mark.parametrize(("cell", "gate"), [(odyssey.NIG, "i"), (odyssey.NFG, "f"), (odyssey.NOG, "o")])
@few
@given(sizes=sizes)
def test_p11_a_missing_gate_is_a_gate_held_open(cell: MemoryCell, gate: str, sizes: Any) -> None:
    """NIG, NFG and NOG are V with that gate's bias at 40 and nothing else in it."""
    d, H = draw(cell, *sizes), sizes[4]
    full = blocks(d.p, cell, H)
    full[gate] = fixed(full["f" if gate == "i" else "i"], SURE)
    assert outputs_equal(cell, d.p, odyssey.V, assembled(full), d)


@few
@given(sizes=sizes)
def test_p11_coupled_gates(sizes: Any) -> None:
    """CIFG is V with f's parameters minus i's; Colah's coupling is the same with i's minus f's."""
    H = sizes[4]
    d = draw(odyssey.CIFG, *sizes)
    full = blocks(d.p, odyssey.CIFG, H)
    full["f"] = negated(full["i"])
    assert outputs_equal(odyssey.CIFG, d.p, odyssey.V, assembled(full), d)
    d = draw(colah.COUPLED, *sizes)
    full = blocks(d.p, colah.COUPLED, H)
    full["i"] = negated(full["f"])
    assert outputs_equal(colah.COUPLED, d.p, odyssey.NP, assembled(full), d)
    swapped = {"i": full["i"], "g": full["g"], "o": full["o"]}
    cifg = MemoryCell("CIFG without peepholes", gates="io", coupled=True)
    assert outputs_equal(colah.COUPLED, d.p, cifg, assembled(swapped), d)


@few
@given(sizes=sizes)
def test_p11_no_peepholes_and_no_recurrence(sizes: Any) -> None:
    """V with p = 0 is NP; FGR with nine zero matrices is V."""
    d, H = draw(odyssey.NP, *sizes), sizes[4]
    assert outputs_equal(odyssey.NP, d.p, odyssey.V, {**d.p, "p": np.zeros(3 * H)}, d)
    d = draw(odyssey.FGR, *sizes)
    p = {**d.p, "G": np.zeros((3 * H, 3 * H))}
    d = Draw(d.X, d.state, p, d.dH, (*d.dstate[:2], *(0 * v for v in d.dstate[2:])))  # V returns no gates
    assert outputs_equal(odyssey.V, {k: v for k, v in p.items() if k != "G"}, odyssey.FGR, p, d)


@few
@given(sizes=sizes)
def test_full_peepholes_that_are_diagonal(sizes: Any) -> None:
    """Colah's full matrices, where diagonal, are V's vectors."""
    d, H = draw(odyssey.V, *sizes), sizes[4]
    V = np.concatenate([np.diag(d.p["p"][k * H : (k + 1) * H]) for k in range(3)])
    q = {**{k: v for k, v in d.p.items() if k != "p"}, "V": V}
    assert outputs_equal(odyssey.V, d.p, colah.FULL_PEEPHOLE, q, d)


@pytest.mark.parametrize(
    ("cell", "gate"),
    [(jozefowicz.LSTM_I, "i"), (jozefowicz.LSTM_F, "f"), (jozefowicz.LSTM_O, "o"), (hochreiter.FULL, "f")],
)
@few
@given(sizes=sizes)
def test_ablations(cell: MemoryCell, gate: str, sizes: Any) -> None:
    """LSTM-i, -f, -o are the LSTM, and the cell of 1997 the one of 1999, with a gate held open."""
    d, H = draw(cell, *sizes), sizes[4]
    whole = FORGET if cell is hochreiter.FULL else jozefowicz.LSTM
    full = blocks(d.p, cell, H)
    full[gate] = fixed(full["f" if gate == "i" else "i"], SURE)
    assert outputs_equal(cell, d.p, whole, assembled(full), d)


@pytest.mark.parametrize("after", [True, False])
@few
@given(sizes=sizes)
def test_p18_keep_is_replace_with_z_negated(after: bool, sizes: Any) -> None:
    """Negating W_z, R_z and b_z turns one convention of the GRU into the other."""
    keep, replace = (gru.GRUCell(str(k), z_keeps=k, reset_after=after) for k in (True, False))
    d, H = draw(keep, *sizes), sizes[4]
    q = {k: v.copy() for k, v in d.p.items()}
    for name in ("W", "R", "b"):
        q[name][H : 2 * H] *= -1
    assert outputs_equal(keep, d.p, replace, q, d)
    assert not outputs_equal(keep, d.p, replace, d.p, d, 1e-3)


@few
@given(sizes=sizes)
def test_p19_before_is_after_for_a_diagonal_matrix(sizes: Any) -> None:
    """Reset before and after agree where R_n is diagonal and bn = 0."""
    before, after = gru.GRU_KEEP_BEFORE, gru.GRU_KEEP_AFTER
    d, H = draw(before, *sizes), sizes[4]
    p = {k: v.copy() for k, v in d.p.items()}
    p["R"][2 * H :] *= np.eye(H)
    assert outputs_equal(before, p, after, {**p, "bn": np.zeros(H)}, d)


def test_p19_before_and_after_differ_otherwise() -> None:
    """For generic parameters they do not agree."""
    d = draw(gru.GRU_KEEP_BEFORE, 0, scale=2.0)
    q = {**d.p, "bn": np.zeros(4)}
    assert not outputs_equal(gru.GRU_KEEP_BEFORE, d.p, gru.GRU_KEEP_AFTER, q, d, 1e-2)


def zero(cell: Cell, D: int, H: int) -> dict[str, Array]:
    """All parameters zero."""
    return {k: np.zeros(shape) for k, shape in cell.shapes(D, H).items()}


def test_p7_zero_parameters() -> None:
    """LSTMs halve c and give tanh(c)/2; GRUs, MUT2 and MUT3 halve h."""
    d = draw(odyssey.V, 0, D=4)
    h, c = d.state
    powers = 0.5 ** np.arange(1, 6)[:, None, None]
    for cell in (odyssey.V, odyssey.NP, odyssey.CIFG, odyssey.NIAF, CELLS["LSTM"]):
        H, last, _ = sequence.forward(cell, d.X, (h, c), zero(cell, 4, 4))
        assert np.allclose(H, np.tanh(powers * c) / 2, rtol=1e-15, atol=0)
        assert np.allclose(last[1], c / 32, rtol=1e-15, atol=0)
    H, _, _ = sequence.forward(odyssey.NOAF, d.X, (h, c), zero(odyssey.NOAF, 4, 4))
    assert np.allclose(H, powers * c / 2, rtol=1e-15, atol=0)
    grus = [gru.GRU_KEEP_AFTER, gru.GRU_KEEP_BEFORE, gru.GRU_REPLACE_AFTER, gru.GRU_REPLACE_BEFORE]
    for other in (*grus, CELLS["MUT2"], CELLS["MUT3"], CELLS["MUT1"]):
        X = 0 * d.X if other.name == "MUT1" else d.X
        H, _, _ = sequence.forward(other, X, (h,), zero(other, 4, 4))
        assert np.allclose(H, powers * h, rtol=1e-15, atol=0)


@pytest.mark.parametrize("corner", [(i, f, o) for i in (0, 1) for f in (0, 1) for o in (0, 1)])
def test_p8_four_corners(corner: tuple[int, int, int]) -> None:
    """Gates held at 0 or 1: hold, overwrite, accumulate, erase."""
    cell = odyssey.V
    d = draw(cell, 1)
    full = blocks(d.p, cell, 4)
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


def test_p9_elman_limit() -> None:
    """i = 1, f = 0, o = 1 makes the LSTM an Elman network with tanh(tanh(·))."""
    cell = odyssey.NP
    d = draw(cell, 2)
    full = blocks(d.p, cell, 4)
    for gate, bias in (("i", SURE), ("f", -SURE), ("o", SURE)):
        full[gate] = fixed(full[gate], bias)
    H, _, _ = sequence.forward(cell, d.X, d.state, assembled(full))
    h = d.state[0]
    for t, x in enumerate(d.X):
        h = np.tanh(np.tanh(x @ full["g"]["W"].T + h @ full["g"]["R"].T + full["g"]["b"]))
        assert np.max(np.abs(H[t] - h)) <= 1e-15


@pytest.mark.parametrize("name", CELLS)
def test_p10_bounds(name: str) -> None:
    """|h| ≤ 1 behind a tanh; GRU and MUT within max(|h0|, 1); |c| grows by at most the candidate's range."""
    cell = CELLS[name]
    d = draw(cell, 3, T=500, scale=5.0)
    d = Draw(3 * d.X, d.state, d.p, d.dH, d.dstate)
    H, last, _ = sequence.forward(cell, d.X, d.state, d.p)
    within = max(1.0, float(np.abs(d.state[0]).max())) if len(cell.states) == 1 else 1.0
    if name not in ("NOAF", "2000 peephole linear"):
        assert np.abs(H).max() <= within
    if isinstance(cell, MemoryCell) and cell.squash_in.name != "identity":
        top = 2.0 if "tanh(a/2)" in cell.squash_in.name else 1.0
        limit = np.maximum(np.abs(d.state[1]), top) if cell.coupled else np.abs(d.state[1]) + top * len(H)
        assert np.all(np.abs(last[1]) <= limit)


def test_p20_truncated_is_full_without_recurrence() -> None:
    """With all R = 0 (and no peepholes) the truncated gradient is the full one, bit for bit."""
    for full, cut in ((hochreiter.FULL, hochreiter.TRUNCATED), (FORGET, CELLS["1999 forget gate truncated"])):
        d = draw(full, 4)
        p = {**d.p, "R": 0 * d.p["R"]}
        d = Draw(d.X, d.state, p, d.dH, d.dstate)
        a, b = ours(full, d), ours(cut, d)
        assert all(np.array_equal(a[k], b[k]) for k in a)
        d = draw(full, 4)
        assert worst(ours(full, d), ours(cut, d)) > 1e-3


def test_p20_truncation_leaves_the_carousel() -> None:
    """Truncated and without a forget gate, the gradient of the cell state arrives unchanged."""
    cell = hochreiter.TRUNCATED
    d = draw(cell, 5, T=7)
    _, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    _, (dh, dc), _ = sequence.backward(0 * d.dH, (0 * d.dstate[0], d.dstate[1]), cache)
    assert np.array_equal(dc, d.dstate[1])
    assert not dh.any()


def test_the_squashing_of_2000_is_seen() -> None:
    """The cells of 1997 to 2000 differ from the modern ones only by their squashing functions."""
    d = draw(PEEPHOLE, 6)
    assert not outputs_equal(PEEPHOLE, d.p, odyssey.V, d.p, d, 1e-3)
    H, _, _ = sequence.forward(PEEPHOLE, d.X[:1], d.state, d.p)
    x, (h, c), b = d.X[0], d.state, blocks(d.p, PEEPHOLE, 4)
    a = {k: x @ v["W"].T + h @ v["R"].T + v["b"] for k, v in b.items()}
    c_new = sigmoid(a["f"] + b["f"]["p"] * c) * c + sigmoid(a["i"] + b["i"]["p"] * c) * (4 * sigmoid(a["g"]) - 2)
    want = sigmoid(a["o"] + b["o"]["p"] * c_new) * (2 * sigmoid(c_new) - 1)
    assert np.max(np.abs(H[0] - want)) <= 1e-15

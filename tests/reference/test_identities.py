"""Equalities between cells (P11, P18, P19); what special parameters must do is in test_limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from reference import colah, gru, hochreiter, jozefowicz, odyssey, sequence
from reference.activations import sigmoid
from reference.cell import Cell
from reference.gers import FORGET, PEEPHOLE
from reference.memory import MemoryCell

from .gates import SURE, assembled, blocks, few, fixed, negated, sizes
from .oracles import Draw, draw, ours, worst


def outputs_equal(a: Cell, p: Any, b: Cell, q: Any, d: Draw, limit: float = 1e-12) -> bool:
    """Whether two cells with their own parameters give the same outputs and input and state gradients."""
    one, two = (
        ours(c, Draw(d.X, d.state[: len(c.states)], r, d.dH, d.dstate[: len(c.states)])) for c, r in ((a, p), (b, q))
    )
    shared = {k: v for k, v in two.items() if k in ("H", "h", "c", "dX", "dh0", "dc0")}
    return worst(one, shared) <= limit


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

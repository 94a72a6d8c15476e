"""Every cell against its torch twin, complex step, its own steps, and the counts of the literature."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference import cells, jozefowicz, mut, sequence
from reference.cell import Cell
from reference.cells import CELLS
from reference.gradcheck import norm_gap
from reference.lstm import lstm_backward, lstm_forward
from reference.memory import MemoryCell
from reference.peephole import clipped
from reference.rnn import rnn_backward, rnn_forward

from .oracles import NEEDS_D_EQUAL_H, Draw, Numbers, complex_gradients, draw, ours, step_by_step, twin, worst

every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


@every_cell
def test_gradients_equal_automatic_differentiation(cell: Cell) -> None:
    """Every output and gradient equals the torch twin's to 1e-11 of the tensor's largest entry."""
    for seed, sizes in enumerate([(5, 2, 3, 4), (12, 3, 4, 5), (1, 1, 1, 1), (4, 5, 6, 3)]):
        d = draw(cell, seed, *sizes)
        assert worst(ours(cell, d), twin(cell, d)) <= 1e-11


@every_cell
def test_masked_and_reversed_equal_automatic_differentiation(cell: Cell) -> None:
    """So they do with lengths 5, 0 and 2, in both directions of time."""
    d = draw(cell, 7, T=5, N=3)
    mask = sequence.mask_of([5, 0, 2], 5)
    for reverse in (False, True):
        assert worst(ours(cell, d, mask, reverse), twin(cell, d, mask, reverse)) <= 1e-11


# A truncated gradient is not the derivative of its forward map: tests/reference/test_traces.py has those.
FULL = [cell for cell in CELLS.values() if not getattr(cell, "truncated", False)]


@pytest.mark.parametrize("cell", FULL, ids=lambda cell: cell.name)
def test_gradients_equal_complex_step(cell: Cell) -> None:
    """Every entry of every gradient is the complex step of our own forward, to 1e-11."""
    d = draw(cell, 1, T=3)
    assert worst(ours(cell, d), complex_gradients(cell, d)) <= 1e-11


@every_cell
def test_a_sequence_is_its_steps(cell: Cell) -> None:
    """One product for all times gives what a plain loop over steps gives."""
    d = draw(cell, 2, T=6)
    assert worst(ours(cell, d), step_by_step(cell, d)) <= 1e-13


def test_the_cell_is_the_plain_lstm_and_rnn() -> None:
    """`cells.LSTM` and `RNN` through the runner equal reference.lstm and reference.rnn."""
    d = draw(cells.LSTM, 3)
    got = ours(cells.LSTM, d)
    H, (h, c), cache = lstm_forward(d.X, *d.state, **d.p)
    dX, (dh, dc), dW, dR, db = lstm_backward(d.dH, (d.dstate[0], d.dstate[1]), cache)
    plain = {"H": H, "h": h, "c": c, "dX": dX, "dh0": dh, "dc0": dc, "dW": dW, "dR": dR, "db": db}
    assert worst(got, plain) <= 1e-14
    rnn = CELLS["RNN"]
    d = draw(rnn, 3)
    H, h, steps = rnn_forward(d.X, *d.state, **d.p)
    dX, dh, dW, dR, db = rnn_backward(d.dH, d.dstate[0], steps)
    plain = {"H": H, "h": h, "dX": dX, "dh0": dh, "dW": dW, "dR": dR, "db": db}
    assert worst(ours(rnn, d), plain) <= 1e-14


@every_cell
@pytest.mark.parametrize("dtype", [np.float32, np.longdouble])
def test_dtype_is_kept(cell: Cell, dtype: type) -> None:
    """Everything has the dtype of the inputs and agrees with float64."""
    d = draw(cell, 4)
    got = ours(cell, d.map(lambda a: a.astype(dtype)))
    assert {v.dtype for v in got.values()} == {np.dtype(dtype)}
    want: Numbers = {k: v.astype(dtype) for k, v in ours(cell, d).items()}
    assert worst(got, want) <= (1e-4 if dtype is np.float32 else 1e-13)


# Parameters for D = 8, H = 32, and for cells that want D = H for 8: cells.md section 15.
COUNTS = {
    "RNN": 1312,
    "1997": 3936,
    "1999 forget gate": 5248,
    "LSTM": 5248,
    "NP": 5248,
    "Jozefowicz LSTM as printed": 5248,
    "LSTM-b": 5248,
    "V": 5344,
    "NIAF": 5344,
    "NOAF": 5344,
    "2000 peephole": 5344,
    "NIG": 4000,
    "NFG": 4000,
    "NOG": 4000,
    "CIFG": 4000,
    "FGR": 14560,
    "LSTM-i": 3936,
    "LSTM-f": 3936,
    "LSTM-o": 3936,
    "Colah coupled gates": 3936,
    "Colah full-matrix peepholes": 8320,
    "Udacity literal": 6304,
    "GRU keep, before": 3936,
    "GRU keep, after": 3936 + 32,
    "Colah GRU": 3840,
    "MUT1 projected": 2656 + 32 * 8,
    "MUT2 projected": 3680 + 32 * 8,
    "MUT3": 3936,
}


@pytest.mark.parametrize("name", COUNTS)
def test_parameter_counts(name: str) -> None:
    """As many parameters as the literature counts (a trainable projection comes on top)."""
    assert CELLS[name].count(8, 32) == COUNTS[name]
    p = CELLS[name].parameters(np.random.default_rng(0), 8, 32)
    assert sum(v.size for v in p.values()) == COUNTS[name]


@pytest.mark.parametrize("name", NEEDS_D_EQUAL_H)
def test_mut_without_projection_needs_square(name: str) -> None:
    """D ≠ H is refused with the two sizes and the way out."""
    cell = CELLS[name]
    p = cell.parameters(np.random.default_rng(0), 3, 4)
    with pytest.raises(ValueError, match="D = H is needed, not D=3, H=4"):
        cell.step(np.zeros((2, 3)), (np.zeros((2, 4)),), p)


@pytest.mark.parametrize("cell", [mut.MUT1, mut.MUT2], ids=["MUT1", "MUT2"])
def test_mut_with_identity_projection(cell: mut.MUTCell) -> None:
    """A projection by the identity changes nothing."""
    d = draw(cell, 5)
    projected = mut.MUTCell("projected", kind=cell.kind, projected=True)
    got = ours(projected, type(d)(d.X, d.state, {**d.p, "P": np.eye(4)}, d.dH, d.dstate))
    assert worst(got, ours(cell, d)) <= 1e-14


def test_open_forget_gate() -> None:
    """LSTM-b is an LSTM whose forget biases, and nothing else, are 1."""
    cell = jozefowicz.LSTM_B
    p = cell.parameters(np.random.default_rng(0), 3, 4)
    opened = jozefowicz.open_forget_gate(cell, p)
    assert np.array_equal(opened["b"][4:8], np.ones(4))
    assert np.array_equal(np.delete(opened["b"], range(4, 8)), np.delete(p["b"], range(4, 8)))
    assert np.array_equal(jozefowicz.open_forget_gate(cell, p, 0.5)["b"][4:8], np.full(4, 0.5))
    whole = {**p, "b": np.arange(16)}
    assert np.array_equal(jozefowicz.open_forget_gate(cell, whole, 0.5)["b"], [0, 1, 2, 3, *[0.5] * 4, *range(8, 16)])
    for other in (jozefowicz.LSTM_F, CELLS["RNN"]):
        with pytest.raises(ValueError, match=f"{other.name} has no forget gate"):
            jozefowicz.open_forget_gate(other, p)


def test_clip_stops_gradients() -> None:
    """Where a pre-activation was cut, its gradient is zero: complex step agrees away from the kink."""
    cell = clipped(0.4)
    d = draw(cell, 6, T=3)
    assert worst(ours(cell, d), complex_gradients(cell, d)) <= 1e-11
    assert worst(ours(cell, d), twin(cell, d)) <= 1e-11
    assert norm_gap(ours(cell, d)["H"], ours(CELLS["V"], d)["H"]) > 1e-2


def test_clip_at_a_tie() -> None:
    """A pre-activation of exactly ±clip is let through, as torch's clamp does: cell and twin agree."""
    cell = clipped(1.0)
    d = draw(cell, 7, T=1)
    p = {**{k: np.zeros_like(v) for k, v in d.p.items()}, "b": np.tile([1.0, -1.0, 1.0, 0.5], 4)}
    tie = Draw(0 * d.X, d.state, p, d.dH, d.dstate)
    got, want = ours(cell, tie), twin(cell, tie)
    assert worst(got, want) <= 1e-14
    assert np.abs(got["db"]).min() > 1e-3


def test_complements_keep_their_digits_in_the_cells() -> None:
    """Where z is 1 to all digits, what 1 - z lets through of the other one is still right to the last digits."""
    a = 50.0
    passed = np.exp(-a)  # 1 - σ(a) to 1e-21
    for name, kept in (("GRU replace, before", "h"), ("GRU keep, before", "n"), ("MUT3", "h"), ("MUT1", "h")):
        cell = CELLS[name]
        D = 4 if name == "MUT1" else 3
        p = {k: np.zeros(shape) for k, shape in cell.shapes(D, 4).items()}
        z = slice(4, 8) if name.startswith("GRU") else slice(0, 4)
        p["b"][z] = a
        p["b"][8:] = 0.0 if kept == "h" else 1.0
        h = np.full((1, 4), 0.5 if kept == "h" else 0.0)
        (after,), _ = cell.step(np.zeros((1, D)), (h,), p)
        want = passed * (0.5 if kept == "h" else np.tanh(1.0))
        assert np.allclose(after, want, rtol=1e-14, atol=0), name


def test_parameters_take_scale_and_dtype() -> None:
    """N(0, 1/H) unless told otherwise, in the dtype asked for; no units, no division by zero."""
    cell = CELLS["LSTM"]
    draws = [cell.parameters(np.random.default_rng(0), 30, 64, scale) for scale in (None, 0.125, 2.0)]
    assert np.array_equal(draws[0]["R"], draws[1]["R"])
    assert np.allclose(draws[2]["R"], 16 * draws[1]["R"], rtol=1e-15)
    assert draws[0]["R"].std() == pytest.approx(0.125, rel=0.02)
    assert {v.dtype for v in cell.parameters(np.random.default_rng(0), 3, 4, dtype=np.float32).values()} == {
        np.dtype(np.float32)
    }
    assert cell.parameters(np.random.default_rng(0), 3, 0)["W"].shape == (0, 3)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"gates": "fi"}, "gates='fi', but should be some of i f o, in this order"),
        ({"gates": "ix"}, "should be some of i f o"),
        ({"gates": "ifo", "coupled": True}, "exactly one of i and f"),
        ({"gates": "o", "coupled": True}, "exactly one of i and f"),
        ({"gates": "if", "gate_recurrence": True}, "needs all three"),
        ({"truncated": True, "gate_recurrence": True}, "is not truncated"),
        ({"peephole": "digonal"}, "peephole='digonal', but should be 'none', 'diagonal' or 'full'"),
        ({"clip": 0.0}, "clip=0.0, but should be above 0"),
        ({"clip": -1.0}, "clip=-1.0, but should be above 0"),
    ],
)
def test_contradicting_fields_are_refused(fields: dict[str, Any], message: str) -> None:
    """A memory cell whose fields contradict each other cannot be made."""
    with pytest.raises(ValueError, match=message):
        MemoryCell("wrong", **fields)

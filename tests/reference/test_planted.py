"""The tests of the cells are tested: a wrong copy, one term changed, must not pass them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from reference import rnn, sequence
from reference.cell import Cell
from reference.cells import CELLS
from reference.elman import ElmanCell
from reference.fused import lstm_fused_backward, lstm_fused_forward
from reference.gru import GRUCell
from reference.lstm import lstm_backward, lstm_forward
from reference.memory import MemoryCell
from reference.mut import MUTCell
from reference.peephole import clipped
from reference.udacity import LiteralCell

from . import oracles
from .oracles import Draw, Numbers, draw, ours, twin, worst
from .planted import CHANGES, wrong_cell, wrong_copy

LIMIT = 1e-11  # of tests/reference/test_cells.py
CLASSES: dict[str, type[Cell]] = {"memory": MemoryCell, "gru": GRUCell, "mut": MUTCell}
CLASSES |= {"elman": ElmanCell, "udacity": LiteralCell}
MASK = sequence.mask_of([5, 2], 5)
ALL = {**CELLS, "clipped": clipped(0.4)}


def table(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """One parameter set per planted change of these files."""
    pairs = [(name, change) for name in names for change in CHANGES[name]]
    return pytest.mark.parametrize(("name", "change"), pairs, ids=lambda v: v if isinstance(v, str) else v[1][:40])


@functools.cache
def truth(name: str, seed: int = 0) -> tuple[Draw, Numbers]:
    """A draw for the cell and the twin's answer."""
    d = draw(ALL[name], seed)
    return d, twin(ALL[name], d)


@functools.cache
def catchers(name: str, change: tuple[str, str]) -> frozenset[str]:
    """The cells whose wrong copy disagrees with the twin."""
    module = wrong_copy(name, change)
    ours_too = [k for k, cell in ALL.items() if type(cell) is CLASSES[name]]
    return frozenset(
        k for k in ours_too if not worst(ours(wrong_cell(module, ALL[k]), truth(k)[0]), truth(k)[1]) <= LIMIT
    )


@table(*CLASSES)
def test_a_wrong_cell_is_caught(name: str, change: tuple[str, str]) -> None:
    """Some cell that has the changed term disagrees with its twin."""
    assert catchers(name, change)


@pytest.mark.parametrize("cell", ALL)
def test_every_cell_has_wrong_copies_that_are_caught(cell: str) -> None:
    """At least three changes of its own file are caught on this very cell; a right copy never is."""
    name = next(k for k, v in CLASSES.items() if type(ALL[cell]) is v)
    assert sum(cell in catchers(name, change) for change in CHANGES[name]) >= 3
    d, want = truth(cell)
    assert worst(ours(ALL[cell], d), want) <= LIMIT


@table("sequence")
def test_a_wrong_runner_is_caught(name: str, change: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Masks, directions and carried gradients: a changed runner disagrees with the twin or reads the padding."""
    module = wrong_copy(name, change)
    cell = CELLS["LSTM"]
    d = draw(cell, 1)
    d.X[2:, 1] = float("nan")  # padding
    clean = Draw(np.where(MASK[:, :, None], d.X, 0.0), d.state, d.p, d.dH, d.dstate)
    want = [twin(cell, clean, MASK, reverse) for reverse in (False, True)]
    assert all(worst(ours(cell, d, MASK, k), w) <= LIMIT for k, w in enumerate(want))  # type: ignore[arg-type]
    monkeypatch.setattr(oracles, "sequence", module)
    assert any(not worst(ours(cell, d, MASK, bool(k)), w) <= LIMIT for k, w in enumerate(want))


@table("cell")
def test_a_wrong_input_side_is_caught(name: str, change: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The input side and the sums over time that all cells share."""
    module = wrong_copy(name, change)
    for method in ("project", "project_backward"):
        monkeypatch.setattr(Cell, method, vars(module.Cell)[method])
    monkeypatch.setattr(sequence, "add_products", module.add_products)
    caught = [k for k, cell in CELLS.items() if not worst(ours(cell, truth(k)[0]), truth(k)[1]) <= LIMIT]
    assert caught


def _rnn(module: Any, d: Draw) -> Numbers:
    H, h, cache = module.rnn_forward(d.X, *d.state, **d.p)
    dX, dh, dW, dR, db = module.rnn_backward(d.dH, d.dstate[0], cache)
    return {"H": H, "h": h, "dX": dX, "dh0": dh, "dW": dW, "dR": dR, "db": db}


def _lstm(pair: tuple[Callable[..., Any], Callable[..., Any]], d: Draw) -> Numbers:
    forward, backward = pair
    H, (h, c), cache = forward(d.X, *d.state, **d.p)
    dX, (dh, dc), dW, dR, db = backward(d.dH, d.dstate, cache)
    return {"H": H, "h": h, "c": c, "dX": dX, "dh0": dh, "dc0": dc, "dW": dW, "dR": dR, "db": db}


@table("rnn", "lstm", "fused")
def test_a_wrong_plain_cell_is_caught(name: str, change: tuple[str, str]) -> None:
    """The cells on plain arrays, readable and fused."""
    module = wrong_copy(name, change)
    if name == "rnn":
        d, want = truth("RNN")
        assert not worst(_rnn(module, d), want) <= LIMIT
        return
    prefix = "lstm_fused" if name == "fused" else "lstm"
    d, want = truth("LSTM")
    got = _lstm((getattr(module, f"{prefix}_forward"), getattr(module, f"{prefix}_backward")), d)
    assert not worst(got, want) <= LIMIT


def test_the_right_plain_cells_are_not() -> None:
    """The unchanged ones pass the same comparison."""
    d, want = truth("RNN")
    assert worst(_rnn(rnn, d), want) <= LIMIT
    d, want = truth("LSTM")
    for pair in ((lstm_forward, lstm_backward), (lstm_fused_forward, lstm_fused_backward)):
        assert worst(_lstm(pair, d), want) <= LIMIT


def test_a_change_that_does_not_apply_is_an_error() -> None:
    """A planted change whose text is gone from the file cannot pass unnoticed."""
    with pytest.raises(KeyError, match=r"gru.py has no 'nothing like this'"):
        wrong_copy("gru", ("nothing like this", ""))

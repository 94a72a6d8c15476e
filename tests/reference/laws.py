"""What tests of laws share: a test of every cell on a few drawn sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import sequence
from reference.cell import Cell
from reference.cells import CELLS

from .draws import Array
from .oracles import Draw, Numbers

EXACT = 1e-12  # identities of real arithmetic, in units of the largest entry of a tensor

every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
drawn = st.tuples(*(st.integers(*r) for r in [(0, 9999), (1, 6), (1, 3), (1, 4), (1, 5)]))  # seed, T, N, D, H


def law(test: Callable[..., None]) -> Any:
    """A test of every cell on a few drawn sizes; the draws depend on nothing but the test."""
    few = settings(max_examples=6, deadline=None, database=None, derandomize=True)
    return every_cell(few(given(sizes=drawn)(test)))


def outputs(cell: Cell, d: Draw, mask: Array | None = None, reverse: bool = False) -> Numbers:
    """H and the last state."""
    H, last, _ = sequence.forward(cell, d.X, d.state, d.p, mask, reverse)
    return {"H": H, **dict(zip(cell.states, last, strict=True))}


def changed(d: Draw, **fields: Any) -> Draw:
    """The draw with some fields replaced."""
    return Draw(**{**vars(d), **fields})

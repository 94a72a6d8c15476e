"""The registry: each name stands for the cell that its paper prints, and a wrong field is seen."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from reference.cell import Cell
from reference.cells import CELLS

from .by_name import BY_NAME, forward, numbers
from .oracles import Draw, draw, ours, worst
from .planted import REGISTRY, wrong_copy

every_name = pytest.mark.parametrize("name", CELLS)


def test_every_name_has_equations_of_its_own() -> None:
    """A cell cannot enter the registry without being written down a second time."""
    assert set(BY_NAME) == set(CELLS)


@every_name
def test_a_name_is_what_its_paper_prints(name: str) -> None:
    """Outputs to 1e-14, and every entry of every gradient to 1e-12, ordinary and with larger weights."""
    cell = CELLS[name]
    for seed, scale in ((0, 1.0), (1, 3.0)):
        d = draw(cell, seed, T=3, scale=scale)
        got, want = ours(cell, d), numbers(name, cell.states, d)
        assert got.keys() == want.keys()
        outputs = ("H", *cell.states)
        assert worst(got, {k: want[k] for k in outputs}) <= 1e-14
        assert worst(got, want) <= 1e-12


@functools.cache
def answer(name: str) -> tuple[Draw, list[np.ndarray]]:
    """A draw, and what the equations of the name give."""
    d = draw(CELLS[name], 2, scale=2.0)
    return d, forward(name, d.X, d.state, d.p)


def is_named_rightly(cell: Cell) -> bool:
    """Whether a cell computes what its name says, and asks for the parameters that it should."""
    d, want = answer(cell.name)
    try:
        found = ours(cell, d)
    except ValueError:  # other shapes
        return False
    truncated = worst(found, numbers(cell.name, cell.states, d)) if "truncated" in cell.name else 0.0
    return worst(found, dict(zip(["H", *cell.states], want, strict=True))) <= 1e-13 and truncated <= 1e-11


PLANTED = [(name, change) for name, changes in REGISTRY.items() for change in changes]


@pytest.mark.parametrize(("name", "change"), PLANTED, ids=lambda v: v if isinstance(v, str) else v[1][:60])
def test_a_wrong_field_is_caught(name: str, change: tuple[str, str]) -> None:
    """One registry line with another field: the cell of that name is not what its paper prints."""
    module = wrong_copy(name, change)
    named = {v.name: v for v in vars(module).values() if isinstance(v, Cell) and v.name in CELLS}
    assert any(not is_named_rightly(cell) for cell in named.values())


@pytest.mark.parametrize("name", REGISTRY)
def test_the_right_registry_is_not(name: str) -> None:
    """Unchanged files pass the same comparison."""
    module = wrong_copy(name, ("from __future__", "from __future__"))
    named = [v for v in vars(module).values() if isinstance(v, Cell) and v.name in CELLS]
    assert named
    assert all(map(is_named_rightly, named))

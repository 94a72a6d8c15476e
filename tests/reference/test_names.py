"""What `import reference` offers, and what is said where a cell or a size does not exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import reference


def test_the_package_offers_what_its_page_shows() -> None:
    """Without further imports."""
    assert reference.CELLS["LSTM"].states == ("h", "c")
    assert callable(reference.lstm.lstm_step)
    assert callable(reference.sequence.forward)


@pytest.mark.parametrize(
    ("name", "close"), [("MUT9", "'MUT1', 'MUT2', 'MUT3'"), ("lstm", "'LSTM'"), ("zebra", "there are 'RNN'")]
)
def test_an_unknown_cell_is_told_the_nearest(name: str, close: str) -> None:
    """Still a KeyError, and `in` and `get` as in any dict."""
    with pytest.raises(KeyError) as unknown:
        reference.CELLS[name]
    assert close in str(unknown.value)
    assert name not in reference.CELLS
    assert reference.CELLS.get(name) is None


def step(cell: Any, x: Any, h: Any, p: Any) -> Any:
    """One step."""
    return cell.step(x, (h,), p)


def forward(cell: Any, x: Any, h: Any, p: Any) -> Any:
    """The same as a sequence."""
    return reference.sequence.forward(cell, x[None], (h,), p)


@pytest.mark.parametrize("run", [step, forward])
def test_a_cell_that_wants_as_many_units_as_features_says_so(run: Callable[..., Any]) -> None:
    """By a step as by a sequence."""
    cell, rng = reference.CELLS["MUT1"], np.random.default_rng(0)
    p = {name: rng.normal(size=shape) for name, shape in cell.shapes(3, 4).items()}
    with pytest.raises(ValueError, match="MUT1 adds x to the units, so D = H is needed, not D=3, H=4"):
        run(cell, rng.normal(size=(2, 3)), rng.normal(size=(2, 4)), p)

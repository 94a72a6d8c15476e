"""Extended precision: float64 in, float64 out, wide between, caches untouched."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

from reference import sequence
from reference.cells import CELLS
from reference.extended import WIDER, extended
from reference.lstm import lstm_backward, lstm_forward

from .draws import Array, normals, weights
from .oracles import draw, ours, ours_extended, worst


class Cache(NamedTuple):
    """A cache of its own class."""

    v: Array


def test_types_at_both_ends() -> None:
    """Floating-point arrays are widened and rounded, in tuples, lists and dicts too; all else is as it was."""
    seen: list[Any] = []

    def function(a: Array, b: Any, flag: bool, *, mask: Array) -> Any:
        seen.extend([a.dtype, b["p"][0].dtype, flag, mask.dtype])
        return a, [b, (a,)], Cache(a), flag

    a = np.ones(3)
    first, (b, (again,)), cache, flag = extended(function)(a, {"p": (a.astype(np.float32),)}, True, mask=a > 0)
    assert seen == [np.longdouble, np.longdouble, True, np.bool_]
    assert {first.dtype, b["p"][0].dtype, again.dtype} == {np.dtype(np.float64)}
    assert cache.v.dtype == np.longdouble
    assert flag is True


@pytest.mark.skipif(not WIDER, reason="numpy.longdouble is float64 on this machine")
def test_what_rounding_loses_is_kept() -> None:
    """1 + 2^-60 - 1 is 2^-60."""
    tiny = np.array([2.0**-60])
    assert extended(lambda v: (1 + v) - 1)(tiny)[0] == tiny[0]
    assert ((1 + tiny) - 1)[0] == 0


def test_a_sequence_and_its_gradients() -> None:
    """The extended LSTM says what the plain one says, up to rounding, in float64 arrays of the same shapes."""
    rng = np.random.default_rng(0)
    args = [*normals(rng, (5, 2, 3), (2, 4), (2, 4)), *weights(rng, 4, 3, 4)]
    dH, dh, dc = normals(rng, (5, 2, 4), (2, 4), (2, 4))
    found = []
    for wrap in (lambda f: f, extended):
        H, last, cache = wrap(lstm_forward)(*args)
        dX, dfirst, *rest = wrap(lstm_backward)(dH, (dh, dc), cache)
        found.append([H, *last, dX, *dfirst, *rest])
    for plain, wide in zip(*found, strict=True):
        assert wide.dtype == np.float64
        assert wide.shape == plain.shape
        assert np.allclose(wide, plain, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", CELLS)
def test_every_cell(name: str) -> None:
    """Plain and extended agree to rounding for every cell."""
    d = draw(CELLS[name], 1)
    assert worst(ours(CELLS[name], d), ours_extended(CELLS[name], d)) <= 1e-14


def test_masks_pass() -> None:
    """Keyword arguments and masks go through; float32 input is taken exactly."""
    d = draw(CELLS["LSTM"], 0).map(lambda a: a.astype(np.float32))
    mask = sequence.mask_of([5, 2], 5)
    H, last, _ = extended(sequence.forward)(CELLS["LSTM"], d.X, d.state, d.p, mask=mask, reverse=True)
    exact = d.map(lambda a: a.astype(np.float64))
    H64, last64, _ = sequence.forward(CELLS["LSTM"], exact.X, exact.state, exact.p, mask=mask, reverse=True)
    assert H.dtype == np.float64
    assert np.allclose(H, H64, rtol=1e-13)
    assert np.allclose(last[1], last64[1], rtol=1e-13)

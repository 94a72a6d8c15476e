"""The fused LSTM computes what the readable one computes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import fused
from reference.cells import CELLS
from reference.fused import lstm_fused_backward, lstm_fused_forward
from reference.lstm import lstm_backward, lstm_forward

from .oracles import Draw, Numbers, draw, worst

LSTM = CELLS["LSTM"]
sizes = st.tuples(*(st.integers(*r) for r in [(0, 9999), (0, 8), (1, 5), (1, 6), (1, 7)]))  # seed, T, N, D, H


def run(forward: Any, backward: Any, d: Draw) -> Numbers:
    """Outputs and gradients by name."""
    H, (h, c), cache = forward(d.X, *d.state, **d.p)
    dX, (dh, dc), dW, dR, db = backward(d.dH, d.dstate, cache)
    return {"H": H, "h": h, "c": c, "dX": dX, "dh": dh, "dc": dc, "dW": dW, "dR": dR, "db": db}


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(sizes=sizes)
def test_fused_equals_readable(sizes: tuple[int, int, int, int, int]) -> None:
    """All outputs and gradients to 1e-12, any size, an empty sequence included."""
    d = draw(LSTM, *sizes)
    got, want = run(lstm_fused_forward, lstm_fused_backward, d), run(lstm_forward, lstm_backward, d)
    assert worst(got, want) <= 1e-12


@pytest.mark.parametrize("cached", [1, 64, 200])
def test_several_chunks_of_factors(cached: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long runs form their factors for some times together; here for one, two and several of nine."""
    monkeypatch.setattr(fused, "CACHED", cached)
    for T, N in ((9, 2), (8, 3), (1, 1)):
        d = draw(LSTM, 3, T=T, N=N)
        got, want = run(lstm_fused_forward, lstm_fused_backward, d), run(lstm_forward, lstm_backward, d)
        assert worst(got, want) <= 1e-12


@pytest.mark.parametrize(("dtype", "limit"), [(np.float32, 1e-5), (np.longdouble, 1e-15)])
def test_fused_keeps_the_dtype(dtype: Any, limit: float) -> None:
    """float32 and longdouble stay, mixed inputs take the common dtype."""
    d = draw(LSTM, 0).map(lambda a: a.astype(dtype))
    got, want = run(lstm_fused_forward, lstm_fused_backward, d), run(lstm_forward, lstm_backward, d)
    assert {v.dtype for v in got.values()} == {np.dtype(dtype)}
    assert worst(got, want) <= limit
    H, _, _ = lstm_fused_forward(d.X.astype(np.float32), *(s.astype(float) for s in d.state), **d.p)
    assert H.dtype == np.result_type(float, dtype)


def test_fused_saturated() -> None:
    """Pre-activations of ±1000 give the same finite numbers."""
    d = draw(LSTM, 1, scale=1000.0)
    got, want = run(lstm_fused_forward, lstm_fused_backward, d), run(lstm_forward, lstm_backward, d)
    outputs = ("H", "h", "c")
    assert worst(got, {k: want[k] for k in outputs}) <= 1e-12
    assert all(np.isfinite(v).all() for v in got.values())


def test_fused_leaves_its_inputs_alone() -> None:
    """Read-only, Fortran-ordered and strided inputs are taken; backward may be called twice."""
    d = draw(LSTM, 2)
    want = run(lstm_fused_forward, lstm_fused_backward, d)
    odd = d.map(np.asfortranarray)
    for a in (odd.X, *odd.state, *odd.p.values(), odd.dH, *odd.dstate):
        a.setflags(write=False)
    assert worst(run(lstm_fused_forward, lstm_fused_backward, odd), want) <= 1e-14
    _, _, cache = lstm_fused_forward(d.X, *d.state, **d.p)
    once, again = (lstm_fused_backward(d.dH, (d.dstate[0], d.dstate[1]), cache) for _ in range(2))
    assert np.array_equal(once[0], again[0])
    assert np.array_equal(once[3], again[3])

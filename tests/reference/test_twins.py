"""The torch twins: the plain calls, dtypes, training through them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from reference import lstm, rnn, torch_cells
from reference.cells import CELLS
from reference.torch_cells import STEPS, Twin, tensors

from .oracles import draw


def flat(results: Any) -> list[np.ndarray]:
    """Every array of a nested tuple, caches left out."""
    if isinstance(results, tuple) and not hasattr(results, "_fields"):
        return [a for r in results for a in flat(r)]
    return [np.asarray(results.detach()) if isinstance(results, torch.Tensor) else results]


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
@pytest.mark.parametrize("what", ["step", "sequence"])
def test_plain_calls_have_twins(kind: str, what: str) -> None:
    """The eight functions of reference.rnn and reference.lstm on tensors: same calls, same numbers."""
    d = draw(CELLS[kind.upper()], 0)
    forward, backward = ("step", "step_backward") if what == "step" else ("forward", "backward")
    args = [d.X[0] if what == "step" else d.X, *d.state, *d.p.values()]
    cotangents: list[Any] = list(d.dstate)
    if what == "sequence":
        cotangents = [d.dH, d.dstate[0] if kind == "rnn" else d.dstate]
    *got, cache = getattr(torch_cells, f"{kind}_{forward}")(*map(torch.from_numpy, args))
    turned = [tuple(map(torch.from_numpy, u)) if isinstance(u, tuple) else torch.from_numpy(u) for u in cotangents]
    gradients = getattr(torch_cells, f"{kind}_{backward}")(*turned, cache)
    plain = {"rnn": rnn, "lstm": lstm}[kind]
    *want, own = getattr(plain, f"{kind}_{forward}")(*args)
    expected = getattr(plain, f"{kind}_{backward}")(*cotangents, own)
    for a, b in zip(flat((tuple(got), gradients)), flat((tuple(want), expected)), strict=True):
        assert a.shape == b.shape
        assert np.max(np.abs(a - b)) <= 1e-12 * max(1.0, float(np.abs(b).max()))


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize(("dtype", "limit"), [(torch.float32, 1e-4), (torch.bfloat16, 0.2)])
def test_any_dtype(name: str, dtype: torch.dtype, limit: float) -> None:
    """A twin keeps the dtype it is given, and is as near as that dtype allows."""
    cell = CELLS[name]
    d = draw(cell, 1)
    state = tuple(torch.from_numpy(s).to(dtype) for s in d.state)
    H, _, cache = Twin(cell).forward(torch.from_numpy(d.X).to(dtype), state, tensors(d.p, dtype))
    dX, _, gradients = Twin(cell).backward(torch.ones_like(H), tuple(map(torch.zeros_like, state)), cache)
    assert {v.dtype for v in (H, dX, *gradients.values())} == {dtype}
    exact, _, _ = Twin(cell).forward(
        torch.from_numpy(d.X), tuple(map(torch.from_numpy, d.state)), tensors(d.p, torch.float64)
    )
    want = exact.detach().numpy()
    assert np.abs(H.detach().double().numpy() - want).max() <= limit * max(1.0, float(np.abs(want).max()))


def test_every_kind_of_cell_has_a_twin() -> None:
    """A class of cells without a torch step would be unchecked."""
    assert {type(cell) for cell in CELLS.values()} == set(STEPS)


def test_a_twin_can_be_trained() -> None:
    """Parameters that require a gradient stay in the graph, and a few steps reduce a loss."""
    cell = CELLS["peephole LSTM"]
    d = draw(cell, 2)
    p = {k: v.requires_grad_() for k, v in tensors(d.p, torch.float64).items()}
    optimizer = torch.optim.SGD(p.values(), lr=0.5)
    losses = []
    for _ in range(5):
        H, _, _ = Twin(cell).forward(torch.from_numpy(d.X), tuple(map(torch.from_numpy, d.state)), p)
        loss = ((H - 0.3) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0]

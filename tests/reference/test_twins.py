"""The torch twins: the plain calls, dtypes, training through them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from reference import lstm, rnn, sequence, torch_cells
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


@pytest.mark.parametrize("name", CELLS)
def test_padding_is_never_read(name: str) -> None:
    """NaN outside the mask reaches no output and no gradient, in either direction; backward runs twice."""
    cell = CELLS[name]
    d = draw(cell, 3)
    mask = torch.from_numpy(sequence.mask_of([5, 2], 5))
    state, p = tuple(map(torch.from_numpy, d.state)), tensors(d.p, torch.float64)
    found = []
    for padding, reverse in ((0.0, False), (np.nan, False), (0.0, True), (np.nan, True)):
        X = torch.where(mask[:, :, None], torch.from_numpy(d.X), torch.tensor(padding, dtype=torch.float64))
        H, last, cache = Twin(cell).forward(X, state, p, mask, reverse)
        cotangents = torch.from_numpy(d.dH), tuple(map(torch.from_numpy, d.dstate))
        once, again = (Twin(cell).backward(*cotangents, cache) for _ in range(2))
        assert all(map(torch.equal, once[2].values(), again[2].values()))
        found.append([H, *last, once[0], *once[1], *once[2].values()])
    for clean, dirty in (found[:2], found[2:]):
        assert all(map(torch.equal, clean, dirty))


def test_no_step_at_all() -> None:
    """An empty sequence has no outputs, and hands state and gradient through."""
    d = draw(CELLS["LSTM"], 4, T=0)
    state = tuple(map(torch.from_numpy, d.state))
    H, last, cache = Twin(CELLS["LSTM"]).forward(torch.from_numpy(d.X), state, tensors(d.p, torch.float64))
    dX, dfirst, gradients = Twin(CELLS["LSTM"]).backward(H, state, cache)
    assert H.shape == (0, 2, 4)
    assert dX.shape == (0, 2, 3)
    assert all(map(torch.equal, [*last, *dfirst], [*state, *state]))
    assert not any(g.any() for g in gradients.values())


@pytest.mark.parametrize("trained", [False, True])
def test_one_tensor_in_two_places_gets_two_gradients(trained: bool) -> None:
    """The same tensor as h and as c: each place has its own gradient, as with two tensors."""
    cell = CELLS["LSTM"]
    d = draw(cell, 5)
    both = torch.from_numpy(d.state[0]).requires_grad_(trained)
    X, p = torch.from_numpy(d.X), tensors(d.p, torch.float64)
    cotangents = torch.from_numpy(d.dH), tuple(map(torch.from_numpy, d.dstate))
    found = []
    for state in ((both, both), (both.detach().clone(), both.detach().clone())):
        _, _, cache = Twin(cell).forward(X, state, p)
        found.append(Twin(cell).backward(*cotangents, cache)[1])
    assert all(map(torch.equal, *found))
    assert not torch.equal(*found[0])


def test_tensors_are_copies() -> None:
    """Training in place leaves the arrays as they were; read-only arrays are taken."""
    arrays = {"W": np.ones((2, 2))}
    arrays["W"].setflags(write=False)
    turned = tensors(arrays, torch.float64)
    turned["W"] += 1
    assert arrays["W"].tolist() == [[1.0, 1.0], [1.0, 1.0]]


@pytest.mark.parametrize("name", CELLS)
def test_everything_stays_on_the_device(name: str) -> None:
    """On torch's meta device, where a tensor of another device cannot be computed with: shapes and devices."""
    cell = CELLS[name]
    d = draw(cell, 6)
    p = tensors(d.p, torch.float64, "meta")
    assert {v.device.type for v in p.values()} == {"meta"}
    X, *state = tensors({str(k): v for k, v in enumerate((d.X, *d.state))}, torch.float64, "meta").values()
    mask = torch.ones(5, 2, dtype=torch.bool, device="meta")
    H, last, cache = Twin(cell).forward(X, tuple(state), p, mask)
    dX, dfirst, gradients = Twin(cell).backward(torch.ones_like(H), last, cache)
    assert {v.device.type for v in (H, *last, dX, *dfirst, *gradients.values())} == {"meta"}
    assert {k: v.shape for k, v in gradients.items()} == {k: v.shape for k, v in d.p.items()}


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

"""Laws that every right cell obeys, whatever its equations (P1, P2, P12 to P17, P21 of the catalogue)."""

from __future__ import annotations

from typing import Any

import numpy as np

from reference import sequence
from reference.cell import Cell
from reference.gradcheck import central_directional, random_direction

from .draws import Array
from .laws import EXACT, changed, law, outputs
from .oracles import Draw, draw, ours, worst


@law
def test_p1_time_concatenates(cell: Cell, sizes: Any) -> None:
    """Two runs, the second from the state the first handed over, are one run."""
    d = draw(cell, *sizes)
    s = sizes[0] % (sizes[1] + 1)
    first = sequence.forward(cell, d.X[:s], d.state, d.p)
    second = sequence.forward(cell, d.X[s:], first[1], d.p)
    got = {"H": np.concatenate([first[0], second[0]]), **dict(zip(cell.states, second[1], strict=True))}
    assert worst(got, outputs(cell, d)) <= EXACT


@law
def test_p2_batch_rows_are_independent(cell: Cell, sizes: Any) -> None:
    """Each row alone, and the rows in another order, give the same rows."""
    d = draw(cell, *sizes)
    want = outputs(cell, d)
    for n in range(sizes[2]):
        row = Draw(d.X[:, [n]], tuple(s[[n]] for s in d.state), d.p, d.dH, d.dstate)
        assert worst(outputs(cell, row), {k: v[..., [n], :] for k, v in want.items()}) <= EXACT
    back = Draw(d.X[:, ::-1], tuple(s[::-1] for s in d.state), d.p, d.dH, d.dstate)
    assert worst(outputs(cell, back), {k: v[..., ::-1, :] for k, v in want.items()}) <= EXACT


@law
def test_p12_adjoint(cell: Cell, sizes: Any) -> None:
    """<v, J u> from a central difference equals <Jᵀ v, u> from the backward pass, all tensors at once."""
    if getattr(cell, "truncated", False):
        return
    d = draw(cell, *sizes)
    rng = np.random.default_rng(sizes[0])
    u = d.map(lambda a: random_direction(rng, a.shape))
    cotangents = [d.dH, *d.dstate]

    def along(s: Array) -> list[Array]:
        state = tuple(a + s[0] * b for a, b in zip(d.state, u.state, strict=True))
        moved = Draw(d.X + s[0] * u.X, state, {k: v + s[0] * u.p[k] for k, v in d.p.items()}, d.dH, d.dstate)
        return list(outputs(cell, moved).values())

    numeric = central_directional(along, np.zeros(1), np.ones(1), cotangents)
    g = ours(cell, d)
    parts = [g["dX"] * u.X, *(g[f"d{k}"] * v for k, v in u.p.items())]
    parts += [g[f"d{k}0"] * v for k, v in zip(cell.states, u.state, strict=True)]
    size = sum(float(np.abs(a).sum()) for a in parts)
    assert abs(sum(float(a.sum()) for a in parts) - numeric) <= 1e-7 * size


@law
def test_p13_backward_is_linear(cell: Cell, sizes: Any) -> None:
    """backward(2u - 3w) = 2 backward(u) - 3 backward(w), and backward(0) is exactly 0."""
    d, w = draw(cell, *sizes), draw(cell, sizes[0] + 1, *sizes[1:])
    mixed = changed(
        d,
        dH=2 * d.dH - 3 * w.dH,
        dstate=tuple(2 * a - 3 * b for a, b in zip(d.dstate, w.dstate, strict=True)),
    )
    a, b = ours(cell, d), ours(cell, changed(d, dH=w.dH, dstate=w.dstate))
    size = {k: np.abs(2 * a[k]) + np.abs(3 * b[k]) for k in a if k.startswith("d")}
    got = ours(cell, mixed)
    assert all(np.max(np.abs(got[k] - (2 * a[k] - 3 * b[k]))) <= EXACT * np.max(v) for k, v in size.items())
    none = ours(cell, changed(d, dH=0 * d.dH, dstate=tuple(0 * v for v in d.dstate)))
    assert not any(none[k].any() for k in size)


@law
def test_p14_causality(cell: Cell, sizes: Any) -> None:
    """An input changes no output before it; a cotangent before t reaches no input from t on."""
    d = draw(cell, *sizes)
    t = sizes[0] % sizes[1]
    X = d.X.copy()
    X[t:] += 1
    assert np.array_equal(outputs(cell, changed(d, X=X))["H"][:t], outputs(cell, d)["H"][:t])
    dH = d.dH.copy()
    dH[t:] = 0
    early = ours(cell, changed(d, dH=dH, dstate=tuple(0 * v for v in d.dstate)))
    assert not early["dX"][t:].any()


@law
def test_p15_backward_concatenates(cell: Cell, sizes: Any) -> None:
    """The second part's gradient of its first state is the first part's cotangent; parameters add up."""
    d = draw(cell, *sizes)
    s = sizes[0] % (sizes[1] + 1)
    _, middle, one = sequence.forward(cell, d.X[:s], d.state, d.p)
    _, _, two = sequence.forward(cell, d.X[s:], middle, d.p)
    dX2, dmiddle, g2 = sequence.backward(d.dH[s:], d.dstate, two)
    dX1, dfirst, g1 = sequence.backward(d.dH[:s], dmiddle, one)
    got = {"dX": np.concatenate([dX1, dX2]), **{f"d{k}": g1[k] + g2[k] for k in d.p}}
    got |= {f"d{k}0": v for k, v in zip(cell.states, dfirst, strict=True)}
    want = ours(cell, d)
    assert worst(got, {k: v for k, v in want.items() if k in got}) <= EXACT


@law
def test_p16_padding_is_never_read(cell: Cell, sizes: Any) -> None:
    """NaN in the padding changes no bit; its gradient is 0; each sequence equals its own unpadded run."""
    d = draw(cell, *sizes)
    _, T, N, _, _ = sizes
    lengths = np.random.default_rng(sizes[0]).integers(0, T + 1, N)
    mask = sequence.mask_of(list(lengths), T)
    poisoned = changed(d, X=np.where(mask[:, :, None], d.X, np.nan), dH=np.where(mask[:, :, None], d.dH, np.nan))
    for reverse in (False, True):
        a, b = ours(cell, d, mask, reverse), ours(cell, poisoned, mask, reverse)
        assert all(np.array_equal(a[k], b[k]) for k in a)
        assert not a["dX"][~mask].any()
        assert not a["H"][~mask].any()
        for n, length in enumerate(lengths):
            alone = Draw(d.X[:length, [n]], tuple(s[[n]] for s in d.state), d.p, d.dH[:length, [n]], d.dstate)
            want = outputs(cell, alone, reverse=reverse)
            got = {k: a[k][:length, [n]] if k == "H" else a[k][[n]] for k in want}
            assert worst(got, want) <= EXACT


@law
def test_p17_directions_swap(cell: Cell, sizes: Any) -> None:
    """Reversing time and swapping the two directions' parameters swaps the halves of the output."""
    d, e = draw(cell, *sizes), draw(cell, sizes[0] + 1, *sizes[1:])
    H, last, _ = sequence.stack_forward(cell, d.X, [(d.state, e.state)], [(d.p, e.p)])
    H2, last2, _ = sequence.stack_forward(cell, d.X[::-1], [(e.state, d.state)], [(e.p, d.p)])
    half = H.shape[2] // 2
    assert np.array_equal(H2[::-1], np.concatenate([H[:, :, half:], H[:, :, :half]], axis=2))
    assert all(np.array_equal(a, b) for a, b in zip(last2[0][1], last[0][0], strict=True))


@law
def test_p21_nothing_is_modified(cell: Cell, sizes: Any) -> None:
    """Two calls give the same bits, read-only and Fortran-ordered arrays are taken, backward runs twice."""
    d = draw(cell, *sizes)

    def frozen(a: Array) -> Array:
        a = np.asfortranarray(a)
        a.setflags(write=False)
        return a

    locked = d.map(frozen)
    first, second = ours(cell, locked), ours(cell, locked)
    assert all(np.array_equal(first[k], second[k]) for k in first)
    _, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    once, again = (sequence.backward(d.dH, d.dstate, cache) for _ in range(2))
    assert np.array_equal(once[0], again[0])
    assert all(np.array_equal(once[2][k], again[2][k]) for k in d.p)

"""Laws that every right cell obeys, whatever its equations (P1 to P21 of the property catalogue)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import sequence
from reference.cell import Cell
from reference.cells import CELLS
from reference.gradcheck import central_directional, random_direction
from reference.gru import GRUCell
from reference.memory import MemoryCell
from reference.mut import MUTCell

from .draws import Array
from .oracles import Draw, Numbers, draw, ours, worst

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


def permuted(p: dict[str, Array], order: Array, bare: bool) -> dict[str, Array]:
    """The parameters of a cell whose units stand in another order; bare: x enters the units by number."""
    H, out = len(order), {}
    for name, v in p.items():
        rows = np.concatenate([k * H + order for k in range(v.shape[0] // H)])
        out[name] = v[rows]
        if name in ("R", "V", "G", "U") or (name == "W" and bare):
            columns = np.concatenate([k * H + order for k in range(v.shape[1] // H)])
            out[name] = out[name][:, columns]
    return out


@law
def test_p3_units_can_be_renumbered(cell: Cell, sizes: Any) -> None:
    """Permuting the units of everything permutes outputs and gradients."""
    d = draw(cell, *sizes)
    order, bare = np.random.default_rng(sizes[0]).permutation(sizes[4]), cell.name in ("MUT1", "MUT2")
    state, dstate = (tuple(v[:, order] for v in s) for s in (d.state, d.dstate))
    X = d.X[:, :, order] if bare else d.X
    got = ours(cell, Draw(X, state, permuted(d.p, order, bare), d.dH[:, :, order], dstate))
    want = ours(cell, d)
    turned = permuted({k[1:]: v for k, v in want.items() if k[1:] in d.p}, order, bare)
    full = {k: v if k == "dX" and not bare else v[..., order] for k, v in want.items() if k[1:] not in d.p}
    assert worst(got, {**full, **{f"d{k}": v for k, v in turned.items()}}) <= EXACT


@law
def test_p4_one_unit_can_change_its_sign(cell: Cell, sizes: Any) -> None:
    """Negating a unit's candidate, its readers and its state negates that unit and no other."""
    if cell.name in ("MUT1", "MUT1 projected", "RNN-logistic", "Udacity literal"):
        return  # MUT1 and the literal cell have tests of their own below; a logistic unit has no sign
    d = draw(cell, *sizes)
    H = sizes[4]
    s = np.ones(H)
    s[sizes[0] % H] = -1
    candidate = slice(0, H)
    if isinstance(cell, MemoryCell):
        candidate = cell.rows("g", H)
    elif isinstance(cell, GRUCell | MUTCell):
        candidate = slice(len(d.p["R"]) - H, len(d.p["R"]))
    p = {k: v.copy() for k, v in d.p.items()}
    p["R"] *= s
    p["R"][candidate] *= s[:, None]
    for name in ("W", "b"):
        if name in p:
            block = slice(-H, None) if isinstance(cell, GRUCell | MUTCell) else candidate
            p[name][block] = (p[name][block].T * s).T
    for name in ("p", "V", "bn"):
        if name in p:
            p[name] *= np.tile(s, len(p[name]) // H) if p[name].ndim == 1 else s
    state = tuple(v * s if k in ("h", "c") else v for k, v in zip(cell.states, d.state, strict=True))
    want = {k: v * s if k in ("H", "h", "c") else v for k, v in outputs(cell, d).items()}
    assert worst(outputs(cell, changed(d, p=p, state=state)), want) <= EXACT


@law
def test_p5_the_input_basis_does_not_matter(cell: Cell, sizes: Any) -> None:
    """x → A x with W → W A⁻¹ changes no output."""
    if cell.name in ("MUT1", "MUT2"):
        return  # x is used without a matrix
    d = draw(cell, *sizes)
    D = d.X.shape[2]
    A = np.random.default_rng(sizes[0]).standard_normal((D, D)) + 3 * np.eye(D)
    p = {k: v @ np.linalg.inv(A) if k in ("W", "P") else v for k, v in d.p.items()}
    assert worst(outputs(cell, changed(d, X=d.X @ A.T, p=p)), outputs(cell, d)) <= 1e-10


@law
def test_p6_a_bias_is_the_weight_of_a_constant(cell: Cell, sizes: Any) -> None:
    """A feature that is always 1 with the bias as its weights, and no bias, is the same cell."""
    if isinstance(cell, MUTCell) and cell.kind < 3:
        return  # one of the biases stands where x has no matrix
    d = draw(cell, *sizes)
    X = np.concatenate([d.X, np.ones((*d.X.shape[:2], 1))], axis=2)
    b = d.p.get("b", np.zeros(len(d.p["W"])))
    p = {**d.p, "W": np.column_stack([d.p["W"], b]), "b": np.zeros_like(b)}
    assert worst(outputs(cell, changed(d, X=X, p=p)), outputs(cell, d)) <= EXACT


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


def test_p4_does_not_hold_for_mut1() -> None:
    """MUT1's input enters its candidate without a matrix, so the same change of sign is seen."""
    cell = CELLS["MUT1"]
    d = draw(cell, 0)
    s = np.array([1.0, -1.0, 1.0, 1.0])
    p = {k: v.copy() for k, v in d.p.items()}
    p["R"] *= s
    p["R"][4:] *= s[:, None]
    p["b"][8:] *= s
    got = outputs(cell, changed(d, p=p, state=(d.state[0] * s,)))["H"]
    assert np.max(np.abs(got - outputs(cell, d)["H"] * s)) > 1e-2


@pytest.mark.parametrize("which", ["LTM", "STM"])
def test_p4_twice_for_the_literal_cell(which: str) -> None:
    """The lesson's cell has two independent changes of sign: of an LTM unit and of an STM unit."""
    cell = CELLS["Udacity literal"]
    d = draw(cell, 1)
    s, one, H = np.array([1.0, -1.0, 1.0, 1.0]), np.ones(4), 4
    p = {k: v.copy() for k, v in d.p.items()}
    if which == "LTM":
        p["W"][2 * H : 3 * H] *= s[:, None]
        p["R"][2 * H : 3 * H] *= s[:, None]
        p["b"][2 * H : 3 * H] *= s
        p["U"] *= s
    else:
        p["U"] *= s[:, None]
        p["bu"] *= s
        p["R"] *= s
    flips = (one, s) if which == "LTM" else (s, one)
    state = tuple(v * f for v, f in zip(d.state, flips, strict=True))
    want = outputs(cell, d)
    want = {"H": want["H"] * flips[0], "h": want["h"] * flips[0], "c": want["c"] * flips[1]}
    assert worst(outputs(cell, changed(d, p=p, state=state)), want) <= EXACT

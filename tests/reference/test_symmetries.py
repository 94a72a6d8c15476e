"""Laws of symmetry: renumbered units, changed signs, another input basis, biases as weights (P3 to P6)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference.cell import Cell
from reference.cells import CELLS
from reference.gru import GRUCell
from reference.memory import MemoryCell
from reference.mut import MUTCell

from .draws import Array
from .laws import EXACT, changed, law, outputs
from .oracles import Draw, draw, ours, worst


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
    if (isinstance(cell, MUTCell) and cell.kind < 3) or cell.name == "Colah GRU":
        return  # one of the biases stands where x has no matrix; Colah's has none
    d = draw(cell, *sizes)
    X = np.concatenate([d.X, np.ones((*d.X.shape[:2], 1))], axis=2)
    p = {**d.p, "W": np.column_stack([d.p["W"], d.p["b"]]), "b": np.zeros_like(d.p["b"])}
    assert worst(outputs(cell, changed(d, X=X, p=p)), outputs(cell, d)) <= EXACT


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

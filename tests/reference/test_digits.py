"""Every cell against 50-digit arithmetic, its errors held against torch's own on the same draws.

The truth is the package's own code run on 50-digit numbers. That its gradients are right is shown by central
differences in 50 digits, exact to 1e-25; that its forward pass is right, by the twins of test_cells.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import pytest

from reference import sequence
from reference.cells import CELLS
from reference.gradcheck import random_direction

from .digits import Digits, to_digits, ulps_of
from .oracles import Draw, Numbers, draw, ours, twin

REGIMES = [(T, scale) for T in (1, 20) for scale in (1.0, 10.0)]  # weights of order 1/√H and 10/√H


class Errors(NamedTuple):
    """The worst error in units of the last place: forward and gradients, ours and torch's."""

    forward: float
    gradients: float
    torch_forward: float
    torch_gradients: float


@functools.cache
def errors(name: str, T: int, scale: float, seed: int = 0) -> Errors:
    """Errors of one draw."""
    cell = CELLS[name]
    d = draw(cell, seed, T=T, scale=scale)
    truth = ours(cell, d.map(to_digits))
    outputs = {"H", *cell.states}
    found: list[float] = []
    for numbers in (ours(cell, d), twin(cell, d)):
        e = ulps_of(numbers, truth)
        found.append(max(v for k, v in e.items() if k in outputs))
        found.append(max(v for k, v in e.items() if k not in outputs))
    return Errors(*found)


@pytest.mark.parametrize("name", CELLS)
def test_one_ordinary_step(name: str) -> None:
    """One step: outputs within 8 units of the last place of the largest entry, gradients within 64."""
    for seed in range(3):
        found = errors(name, 1, 1.0, seed)
        assert found.forward <= 8
        assert found.gradients <= 64


@pytest.mark.parametrize("name", CELLS)
def test_twenty_ordinary_steps(name: str) -> None:
    """Twenty steps: outputs within 16 units, gradients within 64."""
    found = errors(name, 20, 1.0)
    assert found.forward <= 16
    assert found.gradients <= 64


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("T", [1, 20])
def test_saturated(T: int, name: str) -> None:
    """Saturated weights lose digits in torch too: never more than 32 times what torch loses."""
    found = errors(name, T, 10.0)
    assert found.forward <= max(8, 32 * found.torch_forward)
    assert found.gradients <= max(64, 32 * found.torch_gradients)


@pytest.mark.parametrize(("T", "scale"), REGIMES)
def test_no_worse_than_torch_on_the_whole(T: int, scale: float) -> None:
    """Over all cells, the geometric mean of our error over torch's is at most 1.15, forward and backward."""
    table = np.array([errors(name, T, scale) for name in CELLS]) + 0.5  # half a unit: both are often exact
    assert np.exp(np.mean(np.log(table[:, :2] / table[:, 2:]), axis=0)).max() <= 1.15


def _outputs(name: str, d: Draw) -> Numbers:
    H, last, _ = sequence.forward(CELLS[name], d.X, d.state, d.p)
    return {"H": H, **dict(zip(CELLS[name].states, last, strict=True))}


FULL = [name for name, cell in CELLS.items() if not getattr(cell, "truncated", False)]


@pytest.mark.parametrize("name", FULL)
def test_gradients_are_derivatives_in_fifty_digits(name: str) -> None:
    """Along a random direction in everything at once, a 50-digit difference equals the gradient to 1e-25."""
    cell = CELLS[name]
    d = draw(cell, 3, T=3, N=2, D=2, H=3)
    rng = np.random.default_rng(0)
    v = d.map(lambda a: random_direction(rng, a.shape))
    big, step = d.map(to_digits), Digits("1e-20")
    moved = [_moved(big, v.map(to_digits), s) for s in (step, -step)]
    ahead, behind = (_outputs(name, m) for m in moved)
    cotangents = {"H": big.dH, **dict(zip(cell.states, big.dstate, strict=True))}
    numeric = sum(((ahead[k] - behind[k]) * u).sum() for k, u in cotangents.items()) / (2 * step)
    g = ours(cell, big)
    tangents = {"dX": v.X, **{f"d{s}0": t for s, t in zip(cell.states, v.state, strict=True)}}
    tangents |= {f"d{k}": t for k, t in v.p.items()}
    exact = sum((g[k] * to_digits(t)).sum() for k, t in tangents.items())
    assert abs(float(numeric - exact)) <= 1e-25 * max(1.0, abs(float(exact)))


def _moved(d: Draw, v: Draw, step: Digits) -> Draw:
    state = tuple(s + t * step for s, t in zip(d.state, v.state, strict=True))
    p = {k: d.p[k] + v.p[k] * step for k in d.p}
    return Draw(d.X + v.X * step, state, p, d.dH, d.dstate)


def test_digits_are_kept() -> None:
    """Fifty digits go through exp, tanh and the four operations."""
    third = Digits(1) / 3
    assert abs(float(third * 3 - 1)) <= 1e-49
    e, t = Digits("0.3").exp(), Digits("0.3").tanh()
    assert abs(float((e * e - 1) / (e * e + 1) - t)) <= 1e-48

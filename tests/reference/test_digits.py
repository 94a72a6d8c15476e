"""Every cell against 50-digit arithmetic, its errors held against torch's own on the same draws.

Two forms are held against it: the extended one, which every verdict rests on, and plain float64.

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
from reference.extended import WIDER
from reference.gradcheck import random_direction

from .bounds import MEAN_RATIO, fault, limit
from .digits import Digits, to_digits, ulps_of
from .oracles import Draw, Numbers, draw, largest, ours, ours_extended, twin

REGIMES = [(T, scale) for T in (1, 20) for scale in (1.0, 10.0)]  # weights of order 1/√H and 10/√H
ROUNDING = 0.51  # units: what rounding the exact answer once may cost, and a little for ties
needs_wider = pytest.mark.skipif(not WIDER, reason="numpy.longdouble is float64 on this machine")


class Errors(NamedTuple):
    """The errors of one draw, in units of the last place of each array's largest entry."""

    extended: dict[str, float]
    plain: dict[str, float]
    torch: dict[str, float]
    outputs: frozenset[str]

    def forward(self, of: str) -> float:
        """The worst output of `extended`, `plain` or `torch`."""
        return largest(float(v) for k, v in getattr(self, of).items() if k in self.outputs)

    def gradients(self, of: str) -> float:
        """The worst gradient."""
        return largest(float(v) for k, v in getattr(self, of).items() if k not in self.outputs)

    def worse_than_torch(self) -> list[str]:
        """The arrays of the extended form that are further from the truth than torch's."""
        return [k for k, v in self.extended.items() if not v <= max(self.torch[k], ROUNDING)]


@functools.cache
def errors(name: str, T: int, scale: float, seed: int = 0) -> Errors:
    """Errors of one draw."""
    cell = CELLS[name]
    d = draw(cell, seed, T=T, scale=scale)
    truth = ours(cell, d.map(to_digits))
    extended, plain, torch = (
        ulps_of(numbers, truth) for numbers in (ours_extended(cell, d), ours(cell, d), twin(cell, d))
    )
    return Errors(extended, plain, torch, frozenset({"H", *cell.states}))


@needs_wider
@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("scale", [1.0, 10.0])
def test_one_step(scale: float, name: str) -> None:
    """The ground truth, ordinary and saturated: far below 8 units in the outputs and 64 in the gradients."""
    for seed in range(3):
        found = errors(name, 1, scale, seed)
        assert found.forward("extended") <= 1
        assert found.gradients("extended") <= 1


@needs_wider
@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize(("T", "scale"), REGIMES)
def test_nowhere_worse_than_torch(T: int, scale: float, name: str) -> None:
    """Draw by draw and array by array, the ground truth is at least as near as torch's own float64."""
    for seed in range(3 if T == 1 else 1):
        assert errors(name, T, scale, seed).worse_than_torch() == []


@pytest.mark.parametrize("name", CELLS)
def test_float64_ordinary(name: str) -> None:
    """Without extended precision: outputs within 8 units, gradients within 64, one step and twenty."""
    for T, seed in ((1, 0), (1, 1), (1, 2), (20, 0)):
        found = errors(name, T, 1.0, seed)
        assert found.forward("plain") <= 8
        assert found.gradients("plain") <= 64


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("T", [1, 20])
def test_float64_saturated(T: int, name: str) -> None:
    """Saturated weights lose digits in torch too: never more than 16 times what torch loses."""
    found = errors(name, T, 10.0)
    assert found.forward("plain") <= max(8, 16 * found.forward("torch"))
    assert found.gradients("plain") <= max(64, 16 * found.gradients("torch"))


def mean_ratio(T: int, scale: float, of: str) -> list[float]:
    """Over all cells, the geometric mean of an error over torch's, outputs and gradients."""
    kinds = (Errors.forward, Errors.gradients)
    table = np.array([[[kind(errors(n, T, scale), w) for w in (of, "torch")] for kind in kinds] for n in CELLS])
    table += 0.5  # half a unit: both are often exact
    return [float(v) for v in np.exp(np.mean(np.log(table[:, :, 0] / table[:, :, 1]), axis=0))]


@pytest.mark.long
@pytest.mark.parametrize(("T", "scale"), REGIMES)
def test_float64_is_no_worse_than_torch_on_the_whole(T: int, scale: float) -> None:
    """The geometric mean of the float64 form's error over torch's is at most 1.15, outputs and gradients."""
    assert all(ratio <= MEAN_RATIO for ratio in mean_ratio(T, scale, "plain"))


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


def test_errors_do_not_hide_nan() -> None:
    """A NaN anywhere is an infinite error, wherever it stands among the others."""
    want = to_digits(np.array([1.0, 2.0, 3.0]))
    assert ulps_of({"a": np.array([1.0, 2.0, 3.0])}, {"a": want})["a"] == 0
    for k in range(3):
        got = np.array([1.0, 2.0, 3.0])
        got[k] = np.nan
        found = Errors(ulps_of({"H": got}, {"H": want}), {}, {"H": 0.0}, frozenset({"H"}))
        assert found.forward("extended") == np.inf
        assert found.worse_than_torch() == ["H"]


def test_the_bounds_of_the_page() -> None:
    """scripts/conformance fails for a row beyond its bound and for NaN; the first entry that fits counts."""
    assert fault("torch.nn.LSTM", 1e-14) == []
    assert fault("torch.nn.LSTM", 1e-12) == ["torch.nn.LSTM: 1e-12, but should be at most 1e-13"]
    assert fault("torch.nn.LSTM", float("nan")) == ["torch.nn.LSTM: nan, but should be at most 1e-13"]
    assert limit("keras.layers GRU, reset_after=False") > limit("keras.layers GRU, reset_after")

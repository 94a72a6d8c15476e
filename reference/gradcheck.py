"""Numerical derivatives to hold a hand-written backward pass against, and how far they can be trusted.

A function under check maps one array to its outputs: `f(x) -> (y_1, y_2, ...)`. The quantity that is
differentiated is φ(x) = Σ_k <u_k, y_k> with fixed cotangents u_k, so its gradient is what `backward`
called with those cotangents returns for x. Nothing here judges: there are no tolerances.

Error model (relative; M3 the scaled third derivative along the direction, ε the machine epsilon):

    central difference   h² M3 / 6  +  ε |φ| / (h |φ'|)     best h ≈ ε^(1/3) ≈ 6e-6, error ≈ ε^(2/3) ≈ 4e-11
    complex step         ε times the condition of φ         no subtraction, so h = 1e-30 costs nothing

Measured on recurrent layers with weights of order 1/√H: central 1e-10 to 1e-9, complex step 1e-15.
With saturated weights over many steps central differences fail (errors of order 1): do not judge by
them there. Richardson extrapolation was measured too and is no better on layers.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from reference.arrays import Array

Outputs = Sequence[Array]
Function = Callable[[Array], Outputs]

CENTRAL_STEP = 3e-6
COMPLEX_STEP = 1e-30


class ComplexStepUnavailable(Exception):
    """The function does not carry an imaginary part through to its outputs."""


def random_direction(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """A direction whose entries have random sign and size U(0.5, 1.5): none is ever near zero."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(0.5, 1.5, shape)


def inner(u: Outputs, y: Outputs) -> complex:
    """Σ_k <u_k, y_k>, without conjugation."""
    return complex(sum(np.sum(u_k * y_k) for u_k, y_k in zip(u, y, strict=True)))


def central_directional(f: Function, x: Array, v: Array, u: Outputs, h: float = CENTRAL_STEP) -> float:
    """<grad φ(x), v> by a central difference with the absolute step h: two calls of f.

    The outputs are subtracted entry by entry before they are summed, which costs the fewest digits.
    """
    ahead, behind = f(x + h * v), f(x - h * v)
    return inner(u, [a - b for a, b in zip(ahead, behind, strict=True)]).real / (2 * h)


def complex_directional(f: Function, x: Array, v: Array, u: Outputs, h: float = COMPLEX_STEP) -> float:
    """<grad φ(x), v> by a complex step: one call of f, exact to rounding.

    Raises ComplexStepUnavailable where f drops the imaginary part (real buffers, `float()`), does not
    accept complex input, or overflows on it. A silent loss (`abs`, `conj`) cannot be seen here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        try:
            outputs = [np.asarray(y) for y in f(x + 1j * (h * v))]
        except Exception as error:
            raise ComplexStepUnavailable(f"{type(error).__name__}: {error}") from error
    if not all(np.iscomplexobj(y) and np.isfinite(y).all() for y in outputs):
        raise ComplexStepUnavailable("an output is real or not finite")
    return inner(u, outputs).imag / h


def complex_step_works(f: Function, x: Array) -> bool:
    """Whether `complex_directional` can differentiate f at x."""
    try:
        complex_directional(f, x, np.zeros(x.shape), [np.zeros(np.shape(y)) for y in f(x)])
    except ComplexStepUnavailable:
        return False
    return True


def elementwise(
    derivative: Callable[[Function, Array, Array, Outputs], float],
    f: Function,
    x: Array,
    u: Outputs,
    where: Iterable[tuple[int, ...]] | None = None,
) -> Array:
    """grad φ(x) coordinate by coordinate with `central_directional` or `complex_directional`.

    `where` names the coordinates (all of them when None); the others are NaN in the result.
    """
    gradient = np.full(x.shape, np.nan)
    for index in np.ndindex(x.shape) if where is None else where:
        unit = np.zeros(x.shape)
        unit[index] = 1.0
        gradient[index] = derivative(f, x, unit, u)
    return gradient


def norm_gap(got: Array, want: Array) -> float:
    """max|got - want| / max|want|, with denominator 1 where want is all zero; 0.0 for empty arrays.

    NaN where there is NaN; ValueError for arrays of different shapes.
    """
    _same_shape(got, want)
    if not np.size(want):
        return 0.0
    largest = float(np.max(np.abs(want)))
    return float(np.max(np.abs(got - want))) / (largest or 1.0)


def _same_shape(got: Array, want: Array) -> None:
    """Raise ValueError unless the two can be compared entry by entry."""
    if np.shape(got) != np.shape(want):
        raise ValueError(f"shapes {np.shape(got)} and {np.shape(want)} cannot be compared")


def mixed_gap(got: Array, want: Array) -> float:
    """max of |got - want| / (rms(want) + |want|) over all entries: more sensitive to small entries.

    Empty arrays, NaN and different shapes as in `norm_gap`.
    """
    _same_shape(got, want)
    if not np.size(want):
        return 0.0
    size = np.sqrt(np.mean(np.abs(want) ** 2)) + np.abs(want)
    return float(np.max(np.abs(got - want) / np.where(size == 0, 1.0, size)))


def directional_gap(gradient: Array, v: Array, numeric: float) -> float:
    """|<gradient, v> - numeric| / max(‖gradient‖₂, |numeric|), 0 where both are zero."""
    size = max(float(np.linalg.norm(gradient)), abs(numeric))
    return abs(float(np.sum(gradient * v)) - numeric) / (size or 1.0)


def central_error(h: float, third: float, condition: float, eps: float = 2.0**-52) -> float:
    """The error model of a central difference: h² M3 / 6 + ε · condition / h, condition = |φ| / |φ'|."""
    return h * h * third / 6 + eps * condition / h


def best_step(third: float, condition: float, eps: float = 2.0**-52) -> float:
    """The step at which `central_error` is smallest: (3 ε · condition / M3)^(1/3)."""
    return float((3 * eps * condition / third) ** (1 / 3))

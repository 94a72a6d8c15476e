"""Activations and their slopes, both functions of the argument.

Textbooks take a slope from the output, s (1 - s) and 1 - t². That is the same number with fewer digits: where a unit
saturates, 1 - s is the difference of two nearly equal numbers. From the argument nothing is lost.

Every function works unchanged on float32, float64, longdouble, complex (complex step) and on object
arrays whose entries have `exp` and `tanh` methods (arithmetic with any number of digits); integers and bools are taken
as float64 (reference/arrays.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reference.arrays import Array, one_dtype


def sigmoid(a: Array) -> Array:
    """The logistic function 1 / (1 + exp(-a)), any shape, without warnings and accurate to the last digits.

    Exactly 0 where exp(-a) overflows: below a = -709 in float64, below -88 in float32.
    """
    a = a if a.dtype.kind == "f" else one_dtype(a)[0]
    if a.dtype.kind == "f":
        with np.errstate(over="ignore"):  # exp(-a) = inf gives 0, the right answer
            return np.asarray(1 / (1 + np.exp(-a)))
    # An infinite complex number is NaN in the division, and other number types may have no infinity.
    positive = a.real >= 0
    e = np.exp(np.where(positive, -a, a))
    return np.asarray(np.where(positive, e.dtype.type(1), e) / (1 + e))


def sigmoid_slope(a: Array) -> Array:
    """σ'(a) = σ(a) σ(-a), which is s (1 - s) for s = σ(a); any shape, accurate to the last digits."""
    a = a if a.dtype.kind == "f" else one_dtype(a)[0]
    size = np.where(a.real >= 0, a, -a) if a.dtype.kind == "c" else np.abs(a)  # σ' is even; |a| of ℂ is real
    e = np.asarray(np.exp(-size))
    below = 1 + e
    e /= below * below
    return e


def tanh(a: Array) -> Array:
    """The hyperbolic tangent, any shape."""
    return np.asarray(np.tanh(a if a.dtype.kind == "f" else one_dtype(a)[0]))


def tanh_slope(a: Array) -> Array:
    """tanh'(a) = 4 σ'(2a), which is 1 - t² for t = tanh(a); any shape, accurate to the last digits."""
    return 4 * sigmoid_slope(2.0 * a)


@dataclass(frozen=True)
class Squash:
    """An activation and its slope: y = f(a), dy/da = slope(a)."""

    name: str
    f: Callable[[Array], Array]
    slope: Callable[[Array], Array]

    def rest(self, a: Array) -> Array:
        """1 - f(a); of the logistic function it is σ(-a), which keeps its digits where σ(a) is near 1."""
        return sigmoid(-one_dtype(a)[0]) if self.f is sigmoid else 1 - self.f(a)


LOGISTIC = Squash("logistic", sigmoid, sigmoid_slope)
TANH = Squash("tanh", tanh, tanh_slope)
IDENTITY = Squash("identity", lambda a: a, lambda a: np.ones((), a.dtype))
# Hochreiter and Schmidhuber 1997: g(a) = 4 sigmoid(a) - 2 in (-2, 2), h(c) = 2 sigmoid(c) - 1 in (-1, 1)
WIDE_TANH = Squash("2 tanh(a/2)", lambda a: 2 * np.tanh(a / 2), lambda a: tanh_slope(a / 2))
HALF_TANH = Squash("tanh(a/2)", lambda a: np.tanh(a / 2), lambda a: tanh_slope(a / 2) / 2)

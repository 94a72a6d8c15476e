"""Activations and their slopes. A slope takes the *output* of the activation, never its argument.

Every function works unchanged on float32, float64, longdouble, complex (complex step) and on object
arrays whose entries have `exp` and `tanh` methods (arithmetic with any number of digits).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def sigmoid(a: Array) -> Array:
    """The logistic function 1 / (1 + exp(-a)), any shape, without warnings and accurate to the last digits."""
    a = np.asarray(a)
    if a.dtype.kind == "f":
        with np.errstate(over="ignore"):  # exp(-a) = inf gives 0, the right answer
            return np.asarray(1 / (1 + np.exp(-a)))
    # An infinite complex number is NaN in the division, and other number types may have no infinity.
    positive = a.real >= 0
    e = np.exp(np.where(positive, -a, a))
    return np.asarray(np.where(positive, e.dtype.type(1), e) / (1 + e))


def sigmoid_slope(s: Array) -> Array:
    """The derivative of `sigmoid` from its output s: s (1 - s)."""
    return np.asarray(s * (1 - s))


def tanh(a: Array) -> Array:
    """The hyperbolic tangent, any shape."""
    return np.asarray(np.tanh(a))


def tanh_slope(t: Array) -> Array:
    """The derivative of `tanh` from its output t: 1 - t²."""
    return np.asarray(1 - t * t)


@dataclass(frozen=True)
class Squash:
    """An activation with its slope taken from the output: y = f(a), dy/da = slope(y)."""

    name: str
    f: Callable[[Array], Array]
    slope: Callable[[Array], Array]


LOGISTIC = Squash("logistic", sigmoid, sigmoid_slope)
TANH = Squash("tanh", tanh, tanh_slope)
IDENTITY = Squash("identity", lambda a: a, lambda y: np.ones((), y.dtype))
# Hochreiter and Schmidhuber 1997: g(a) = 4 sigmoid(a) - 2 in (-2, 2), h(c) = 2 sigmoid(c) - 1 in (-1, 1)
WIDE_TANH = Squash("2 tanh(a/2)", lambda a: 2 * np.tanh(a / 2), lambda y: 1 - y * y / 4)
HALF_TANH = Squash("tanh(a/2)", lambda a: np.tanh(a / 2), lambda y: (1 - y * y) / 2)

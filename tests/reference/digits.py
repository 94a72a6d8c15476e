"""Fifty decimal digits in NumPy arrays: the package's own functions run on them unchanged."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np

from .draws import Array
from .oracles import Numbers, largest

mpmath.mp.dps = 50


class Digits:
    """A 50-digit number; NumPy calls `exp` and `tanh` on the entries of object arrays."""

    __slots__ = ("v",)

    def __init__(self, v: Any) -> None:
        self.v: Any = v.v if isinstance(v, Digits) else mpmath.mpf(v)

    def __add__(self, other: Any) -> Digits:
        return Digits(self.v + Digits(other).v)

    def __sub__(self, other: Any) -> Digits:
        return Digits(self.v - Digits(other).v)

    def __mul__(self, other: Any) -> Digits:
        return Digits(self.v * Digits(other).v)

    def __truediv__(self, other: Any) -> Digits:
        return Digits(self.v / Digits(other).v)

    def __rsub__(self, other: Any) -> Digits:
        return Digits(Digits(other).v - self.v)

    def __rtruediv__(self, other: Any) -> Digits:
        return Digits(Digits(other).v / self.v)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Digits:
        return Digits(-self.v)

    def __abs__(self) -> Digits:
        return Digits(abs(self.v))

    def __ge__(self, other: Any) -> bool:
        return bool(self.v >= Digits(other).v)

    def __gt__(self, other: Any) -> bool:
        return bool(self.v > Digits(other).v)

    def __float__(self) -> float:
        return float(self.v)

    def exp(self) -> Digits:
        """The exponential."""
        return Digits(mpmath.exp(self.v))

    def tanh(self) -> Digits:
        """The hyperbolic tangent."""
        return Digits(mpmath.tanh(self.v))


def to_digits(a: Array) -> Array:
    """The same array, exactly, in 50-digit numbers."""
    out = np.empty(np.shape(a), object)
    for index, v in np.ndenumerate(a):
        out[index] = Digits(v) if isinstance(v, Digits) else Digits(float(v))
    return out


def ulps(got: Array, want: Array) -> float:
    """The largest error of `got` in units of the last place of the largest entry of `want` (50 digits); inf for NaN."""
    if not want.size:
        return 0.0
    unit = np.spacing(largest(float(abs(w)) for w in want.flat))
    error = largest(float(abs(g - w)) for g, w in zip(to_digits(got).flat, want.flat, strict=True))
    return error / float(unit)


def ulps_of(got: Numbers, want: Numbers) -> dict[str, float]:
    """`ulps` of every array."""
    return {k: ulps(got[k], w) for k, w in want.items()}

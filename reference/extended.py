"""Any function of this package in the machine's widest floating-point type, its results rounded to float64 once.

    step, step_backward = extended(lstm_step), extended(lstm_step_backward)
    h, c, cache = step(x, h, c, W, R, b)

Arrays and NumPy scalars of any floating-point or integer type go in, float64 comes out; the arithmetic between is
`numpy.longdouble`, and a cache holds what it held, wide. Bools stay (they may be masks), and so do Python's
own numbers.
On x86 that is 64 bits of mantissa instead of 53, so what rounding does to a sum that cancels, or to twenty steps, stays
below the last place of the answer: this is the form to judge others by. It has no BLAS: an LSTM costs 1.1 times as much
at T, N, D, H = 6, 2, 3, 4, twice as much at 10, 4, 8, 16, twenty times as much at 50, 8, 32, 64.

Where `longdouble` is `float64` (Windows, macOS on ARM) it changes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

WIDER = bool(np.finfo(np.longdouble).nmant > np.finfo(np.float64).nmant)


def extended(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, same arguments and results, computed in `numpy.longdouble`."""

    @functools.wraps(function)
    def wide(*args: Any, **kwargs: Any) -> Any:
        named = {name: _as(np.longdouble, value) for name, value in kwargs.items()}
        return _as(np.float64, function(*(_as(np.longdouble, arg) for arg in args), **named))

    return wide


def _as(dtype: Any, value: Any) -> Any:
    """Real arrays, also in tuples, lists and dicts, as dtype; everything else, caches and bools too, as it is."""
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind in ("fiu" if dtype is np.longdouble else "f"):
        return value.astype(dtype)
    if type(value) in (tuple, list):  # a cache is a class of its own
        return type(value)(_as(dtype, part) for part in value)
    if type(value) is dict:
        return {name: _as(dtype, part) for name, part in value.items()}
    return value

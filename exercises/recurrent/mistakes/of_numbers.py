"""Mistakes that any cell can have: they concern numbers, sizes and memory, not the equations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checks import Array, Mutant, Parts, mutant

Entries = dict[str, Callable[..., Any]]


def naive_sigmoid(a: Array) -> Array:
    """The quotient that becomes inf / inf; for tests and mutants."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(a)
        quotient: Array = e / (1.0 + e)
        return quotient


def softmax(a: Array) -> Array:
    """Softmax over the units; for mutants."""
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    shares: Array = e / e.sum(axis=-1, keepdims=True)
    return shares


def quotient_tanh(a: Array) -> Array:
    """tanh as a quotient of exponentials, which overflow; for mutants."""
    with np.errstate(over="ignore", invalid="ignore"):
        up, down = np.exp(a), np.exp(-a)
        found: Array = (up - down) / (up + down)
        return found


def tanh_of_doubled(sign: float) -> Callable[[Array], Array]:
    """tanh from one exponential, exp(2a) or exp(-2a), which overflows; for mutants."""

    def tanh(a: Array) -> Array:
        with np.errstate(over="ignore", invalid="ignore"):
            e = np.exp(2.0 * sign * a)
            found: Array = sign * (e - 1.0) / (e + 1.0)
            return found

    return tanh


def doubled_tanhs(name: str, part: str) -> list[Mutant]:
    """Mutants of a part that takes tanh from one exponential."""
    return [
        Mutant(
            f"{name}_from_exp_{'minus_' * (sign < 0)}2a",
            f"Divides infinity by infinity where a is large: exp({'-' * (sign < 0)}2a) overflows near "
            f"{'-' * (sign < 0)}355. Which ready-made function avoids the quotient?",
            {part: tanh_of_doubled(sign)},
            family=True,
        )
        for sign in (1.0, -1.0)
    ]


def on_arrays(change: Callable[[Array, tuple[Any, ...]], Array]) -> Parts:
    """Parts in which every returned array (not the cache) goes through `change(array, args)`."""

    def around() -> Callable[[Entries], Entries]:
        return lambda entries: {name: changed(function, change) for name, function in entries.items()}

    return {"around": around}


def changed(function: Callable[..., Any], change: Callable[[Array, tuple[Any, ...]], Array]) -> Callable[..., Any]:
    """A function whose returned arrays go through `change`."""

    def wrapped(*args: Any) -> Any:
        def through(value: Any) -> Any:
            if isinstance(value, np.ndarray):
                return change(value, args)
            if type(value) is tuple:
                return tuple(through(part) for part in value)
            return value

        return through(function(*args))

    return wrapped


@mutant(wraps=True)
def rows_beyond_64_zero() -> Parts:
    """Returns zero for all samples after the 64th.

    Look for a fixed number where the size of the batch belongs.
    """

    def change(array: Array, args: tuple[Any, ...]) -> Array:
        if array.ndim < 2 or array.shape[-2] <= 64:
            return array
        cut = array.copy()
        cut[..., 64:, :] = 0.0
        return cut

    return on_arrays(change)


@mutant(wraps=True)
def dtype_kept() -> Parts:
    """Rounds results to whole numbers where the input is integer.

    Which dtype does a buffer have that is made like the input?
    """

    def change(array: Array, args: tuple[Any, ...]) -> Array:
        dtype = getattr(args[0], "dtype", array.dtype)
        if dtype.kind not in "iu" and hasattr(args[-1], "x"):
            dtype = args[-1].x.dtype
        return array.astype(dtype) if dtype.kind in "iu" else array

    return on_arrays(change)


@mutant(wraps=True)
def read_in_memory_order() -> Parts:
    """Reads an array as its bytes lie in memory: a transposed or Fortran-ordered one is then another matrix.

    Look for what takes the order of memory for that of the axes.
    """
    return {"around": lambda: lambda entries: {name: in_memory_order(f) for name, f in entries.items()}}


@mutant(wraps=True)
def gradients_read_in_memory_order() -> Parts:
    """Reads an arriving gradient as its bytes lie in memory: a transposed one is then another matrix.

    Look for what takes the order of memory for that of the axes.
    """

    def wrap(entries: Entries) -> Entries:
        return {name: in_memory_order(f) if name.endswith("backward") else f for name, f in entries.items()}

    return {"around": lambda: wrap}


def in_memory_order(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function whose array arguments are read in the order of their bytes."""

    def read(value: Any) -> Any:
        if type(value) is tuple:  # a cache is a class of its own
            return tuple(map(read, value))
        return value.ravel(order="K").reshape(value.shape) if isinstance(value, np.ndarray) else value

    return lambda *args: function(*map(read, args))


@mutant(keeps_state=True)
def weights_kept_by_identity() -> Parts:
    """Copies the weights once and keeps the copy as long as the array is the same object.

    What becomes of the copy when a training loop updates that object in place?
    """

    def around() -> Callable[[Entries], Entries]:
        kept: dict[str, Any] = {}

        def keeping(function: Callable[..., Any]) -> Callable[..., Any]:
            def wrapped(*args: Any) -> Any:
                if kept.get("object") is not args[-3]:
                    kept.update(object=args[-3], copies=[array.copy() for array in args[-3:]])
                return function(*args[:-3], *kept["copies"])

            return wrapped

        return lambda entries: {n: f if n.endswith("backward") else keeping(f) for n, f in entries.items()}

    return {"around": around}


@mutant(keeps_state=True)
def results_in_one_buffer() -> Parts:
    """Returns a view of a buffer that a later call overwrites.

    Which arrays outlive a call?
    """

    def around() -> Callable[[Entries], Entries]:
        buffers: dict[tuple[int, ...], Array] = {}

        def change(array: Array, args: tuple[Any, ...]) -> Array:
            flat = buffers.setdefault((array.ndim,), np.zeros(100_000))
            view = flat[: array.size].reshape(array.shape)
            view[...] = array
            return view

        def wrap(entries: Entries) -> Entries:
            return {name: changed_first(function, change) for name, function in entries.items()}

        return wrap

    return {"around": around}


def changed_first(
    function: Callable[..., Any], change: Callable[[Array, tuple[Any, ...]], Array]
) -> Callable[..., Any]:
    """Only the first result is put into the buffer."""

    def wrapped(*args: Any) -> Any:
        first, *rest = function(*args)
        return (change(first, args), *rest)

    return wrapped

"""Numbers in another precision, a little moved, and how far apart: of values of any structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

Values = Mapping[str, Any]


def widened(parts: Values, dtype: Any) -> dict[str, Any]:
    """Numbers that are not whole in another precision."""
    return {name: wide(value, dtype) for name, value in parts.items()}


def wide(value: Any, dtype: Any) -> Any:
    """One value in another precision."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "fc":
        return value.astype(np.result_type(dtype, np.complex64) if value.dtype.kind == "c" else dtype)
    if isinstance(value, complex):
        return np.result_type(dtype, np.complex64).type(value) if dtype is not np.float64 else value
    return dtype(value) if isinstance(value, float) and dtype is not np.float64 else value


def narrowed(value: Any) -> Any:
    """The same value in float64."""
    if isinstance(value, dict):
        return {key: narrowed(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(narrowed(part) for part in value) if type(value) in (list, tuple) else list(value)
    if isinstance(value, np.ndarray) and value.dtype.kind in "fc":
        with np.errstate(over="ignore"):
            return value.astype(np.float64 if value.dtype.kind == "f" else np.complex128)
    return value.item() if isinstance(value, np.generic) and value.dtype.itemsize <= 8 else number(value)


def number(value: Any) -> Any:
    """A number of extended precision as one of Python's."""
    if isinstance(value, np.floating):
        return float(value)
    return complex(value) if isinstance(value, np.complexfloating) else value


def moved(parts: Values, rng: np.random.Generator, step: float) -> dict[str, Any]:
    """Every number that is not whole, moved by up to so much of itself."""

    def one(value: Any) -> Any:
        by = 1 + step * rng.choice([-1.0, 1.0], np.shape(value)) * rng.uniform(0.5, 1.0, np.shape(value))
        return value * by if np.ndim(value) else value * float(by)

    return {name: one(value) if is_floating(value) else value for name, value in parts.items()}


def is_floating(value: Any) -> bool:
    """Whether it is a number, or an array of them, that is not whole."""
    kind = value.dtype.kind if isinstance(value, np.ndarray | np.generic) else ""
    return isinstance(value, float | complex) or kind in ("f", "c")


def places(answer: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """The parts of an answer, each with its place as messages write it."""
    if isinstance(answer, dict):
        for key, part in answer.items():
            yield from places(part, f"{at}[{key!r}]")
    elif isinstance(answer, list | tuple):
        for k, part in enumerate(answer):
            yield from places(part, f"{at}[{k}]")
    else:
        yield at, answer


def parts_of(values: Values) -> dict[str, Any]:
    """The parts of named values by place: `y`, `grads[0]`."""
    return {place: part for name, value in values.items() for place, part in places(value, name)}


def same_places(one: Values, other: Values) -> bool:
    """Whether two answers have the same structure and shapes."""
    mine, theirs = parts_of(one), parts_of(other)
    return list(mine) == list(theirs) and all(np.shape(mine[at]) == np.shape(theirs[at]) for at in mine)


def distance(value: Any, before: Any) -> float:
    """How far a part of an answer has moved; infinitely far where it is not of numbers and another one."""
    if is_floating(value) and np.shape(value) == np.shape(before):
        gaps = np.abs(np.where(value == before, 0.0, np.subtract(value, before)))
        return float(np.max(gaps, initial=0.0))
    return 0.0 if np.array_equal(value, before) else np.inf


def size_of(value: Any) -> float:
    """The largest finite number of a part."""
    if not is_floating(value):
        return 0.0
    array = np.abs(np.asarray(value))
    return float(np.max(array[np.isfinite(array)], initial=0.0))

"""Numbers and arrays of a counterexample, as short as they can be while they stay the numbers that they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

DIGITS = 6


def number(value: Any) -> str:
    """A number with six significant digits; whole ones without a point."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:.{DIGITS}g}"


def array(value: Any) -> str:
    """Nested lists as they are typed in Python, numbers with six digits."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(array(item) for item in value) + "]"
    return number(value)


def shape(value: Any) -> tuple[int, ...]:
    """The lengths of nested lists, from the outside in."""
    lengths = []
    while isinstance(value, list | tuple):
        lengths.append(len(value))
        if not value:
            break
        value = value[0]
    return tuple(lengths)


def sizes(counterexample: Mapping[str, Any]) -> str:
    """The single numbers of a counterexample: `N=1 D=1 H=1`."""
    alone = {name: value for name, value in counterexample.items() if isinstance(value, int | float)}
    return " ".join(f"{name}={number(value)}" for name, value in alone.items())


def assignments(counterexample: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The arrays of a counterexample, in the order in which the function takes them."""
    for name, value in counterexample.items():
        if isinstance(value, dict):
            for inner, text in assignments(value):
                yield f"{name}[{inner!r}]", text
        elif isinstance(value, list | tuple | str):  # a text stands for an array that is too large to show
            yield name, array(value)

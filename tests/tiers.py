"""Which of many like parameters are tried whenever the tests run; the others are in the long tier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

Value = TypeVar("Value")


def tiers(values: Iterable[Value], every: int, name: Callable[[Value], str] = str) -> list[object]:
    """The values as parameters, every so manieth in the short tier."""
    return [
        pytest.param(value, id=name(value), marks=[] if number % every == 0 else [pytest.mark.long])
        for number, value in enumerate(values)
    ]

"""Dataclasses, enums, type hints and a class of its own."""
# levels: ABCD
# outcome: pass

from __future__ import annotations
from dataclasses import dataclass
from enum import Enum
import inspect


class Kind(Enum):
    A = 1


@dataclass
class Line:
    slope: float = 2.0

    def __call__(self, x):
        return self.slope * x + 1


def f(x):
    assert 'slope' in inspect.getsource(Line)
    return Line()(x)

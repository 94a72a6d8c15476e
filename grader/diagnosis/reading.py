"""What readers of differences look at: one wrong array beside the right one, with all that came in and went out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from grader.checks import alike
from grader.checks.types import Array
from grader.dialects.axes import Move, Spelling


@dataclass(frozen=True)
class Compared:
    """Given and right answers to one input, by canonical name; `given` are the arguments of the call."""

    sizes: Mapping[str, int]
    got: Mapping[str, Array | None]
    right: Mapping[str, Array]
    given: Mapping[str, Array | None]
    moves: Mapping[str, Move] = field(default_factory=dict)  # to the layout that the student's dialect has

    def wrong(self) -> list[str]:
        """The arrays that are returned and are not the right ones."""
        return [name for name, array in self.got.items() if array is not None and not self.fits(array, name)]

    def fits(self, array: Array, name: str) -> bool:
        """Whether an array is the right one of this name."""
        return array.shape == self.right[name].shape and alike(array, self.right[name], scale_of(self.right[name]))


@dataclass(frozen=True)
class Reading:
    """One wrong array on one input."""

    name: str
    spelling: Spelling
    compared: Compared
    got: Array

    @property
    def right(self) -> Array:
        """What it should be."""
        return self.compared.right[self.name]

    def spoken(self, array: Array) -> Array:
        """An array of this name in the layout that the student's dialect has, where that is one array too."""
        move = self.compared.moves.get(self.name)
        laid: Array = move.there({self.name: array}, self.compared.sizes) if move else array
        return laid if laid.size == array.size else array

    def one(self, got: Array, right: Array) -> Reading:
        """The reading of a piece of it."""
        return replace(self, got=got, compared=replace(self.compared, right={self.name: right}))

    def same(self, array: Array) -> bool:
        """Whether what was given is this array."""
        return self.got.shape == array.shape and alike(self.got, array, scale_of(array))


Key = tuple[str, ...]
Reader = Callable[[Reading], Iterator[Key]]


def scale_of(array: Array) -> float:
    """The largest finite number of an array."""
    return float(np.abs(array[np.isfinite(array)]).max(initial=0.0))

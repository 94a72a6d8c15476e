"""Of an array that is made of the right numbers: with a part of an argument in it, or filled in another order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from grader.diagnosis.reading import Key, Reading

ENDS = ((0, "first"), (-1, "last"))


def argument_part(reading: Reading) -> Iterator[Key]:
    """The first or the last part of a longer argument in the result's place, or added to the right result."""
    right = reading.right
    for name, array in reading.compared.given.items():
        if not isinstance(array, np.ndarray) or array.shape[1:] != right.shape or not array.any():
            continue
        for place, word in ENDS:
            if reading.same(array[place]):
                yield ("argument_part", name, word)
            if reading.same(right + array[place]):
                yield ("argument_part_added", name, word)


def argument_added(reading: Reading) -> Iterator[Key]:
    """An argument, added to the right result."""
    for name, array in reading.compared.given.items():
        fits = isinstance(array, np.ndarray) and array.shape == reading.right.shape and array.any()
        if fits and reading.same(reading.right + array):
            yield ("argument_added", name)


def reshaped(reading: Reading) -> Iterator[Key]:
    """The right numbers in another order, as a reshape gives them where axes are to be exchanged."""
    right = reading.right
    if not 1 < right.ndim <= 4:
        return
    for order in permutations(range(right.ndim)):
        turned = right.transpose(order)
        filled = right.reshape(turned.shape).transpose(np.argsort(order))
        if order != tuple(range(right.ndim)) and any(map(reading.same, (turned.reshape(right.shape), filled))):
            yield ("reshaped",)
            return

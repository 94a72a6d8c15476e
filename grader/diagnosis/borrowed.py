"""Of an array that is made of the right numbers: with a part of an argument in it, or filled in another order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from grader.checks import alike
from grader.diagnosis.reading import Key, Reading, scale_of

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
    """An argument, or a number times it, added to the right result."""
    if not (np.isfinite(reading.got).all() and np.isfinite(reading.right).all()):
        return
    off = reading.got - reading.right
    for name, array in reading.compared.given.items():
        if not isinstance(array, np.ndarray) or array.shape != off.shape or not array.any() or off.size < 2:
            continue
        share = float((off * array).sum() / (array * array).sum())
        if share and np.isfinite(share) and alike(off, share * array, scale_of(off)):
            yield ("argument_added", name) if abs(share - 1.0) < 1e-7 else ("share_added", name, f"{share:.4g}")


def reshaped(reading: Reading) -> Iterator[Key]:
    """The right numbers in another order, as a reshape gives them where axes are to be exchanged."""
    got, right = map(reading.spoken, (reading.got, reading.right))
    if not 1 < right.ndim <= 4 or got.shape != right.shape:
        return
    for order in permutations(range(right.ndim)):
        turned = right.transpose(order)
        filled = right.reshape(turned.shape).transpose(np.argsort(order))
        like_it = (alike(got, one, scale_of(right)) for one in (turned.reshape(right.shape), filled))
        if order != tuple(range(right.ndim)) and any(like_it):
            yield ("reshaped",)
            return

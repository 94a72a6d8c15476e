"""Of an array that is right but for one place along an axis: which sample, step, unit or feature that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.checks.tolerance import TOLERANCE
from grader.diagnosis.reading import Key, Reading
from grader.dialects.axes import is_blocks

WORDS = {"N": "sample", "T": "step", "D": "feature", "H": "unit", "K": "unit"}


def untouched(reading: Reading) -> Iterator[Key]:
    """Right everywhere but in the first or the last place of one axis, or in one block."""
    got, right = reading.got, reading.right
    if got.shape != right.shape or not np.isfinite(got).all():
        return
    size = float(np.abs(right).max(initial=0.0))
    off = np.abs(got - right) > TOLERANCE["alike"].allows(size, size)
    for axis, letter in enumerate(reading.spelling.axes):
        if is_blocks(letter):
            yield from blocks(off, got, axis, letter)
        elif got.shape[axis] > 1:
            yield from ends(off, got, axis, WORDS.get(letter, f"entry along {letter}"))


def ends(off: Any, got: Any, axis: int, word: str) -> Iterator[Key]:
    """The first or the last place of an axis."""
    places = set(np.argwhere(off)[:, axis].tolist())
    for place, text in ((0, f"the first {word}"), (got.shape[axis] - 1, f"the last {word}")):
        if places == {place}:
            kind = "kept_slab" if np.take(got, place, axis).any() else "zero_slab"
            yield (kind, text)


def blocks(off: Any, got: Any, axis: int, letter: str) -> Iterator[Key]:
    """One of several blocks, where it is zero."""
    names = letter.split(".")[0]
    width = got.shape[axis] // len(names)
    places = set((np.argwhere(off)[:, axis] // width).tolist())
    if len(places) == 1 and len(names) > 1:
        (place,) = places
        if not np.take(got, range(place * width, (place + 1) * width), axis).any():
            yield ("zero_slab", f"the block of {names[place]}")

"""Arrays with named axes, and how one convention's arrays are made from another's.

An array is spelled by its axes: `N D` (samples by features), `T N H`, `ifgo.H D` (four blocks of H rows by D columns).
A kind may stand in front: `int N` (whole numbers, one a sample), `complex H`; a kind alone is a single value: `float`,
`int`, `bool`, `text`, or `value` (anything that can be sent: text, numbers, lists and dicts of them).
Parameters are pieces of one big matrix whose rows are blocks of units and whose columns are what a unit reads: `D`
(the input), `K` (the old state, as many as H) and `1` (the bias). So `1+D+K ifog.H` is one matrix that reads
[1, x, h], transposed, with the blocks in another order; `f.H K+D` is the matrix of one block alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from grader.checks.types import Array
from grader.errors import BadSpelling

Sizes = Mapping[str, int]
READS = ("D", "K", "1")
LETTERS = "TNDH"  # the axes that every chapter has: steps, samples, features, units; K is H once more
NUMBERS = ("float", "int", "bool", "complex")
KINDS = (*NUMBERS, "text", "value")


@dataclass(frozen=True)
class Spelling:
    """The axes of one array, as written, and the kind of what it holds."""

    axes: tuple[str, ...]
    kind: str = "float"

    @classmethod
    def parse(cls, text: str, letters: str = LETTERS) -> Spelling:
        """Read `ifgo.H D`, `int N` or `text`; `letters` are the axes that there are. Raises `BadSpelling`."""
        words = tuple(text.split())
        kind, axes = (words[0], words[1:]) if words[:1] and words[0] in KINDS else ("float", words)
        said = complaint(axes, letters) if axes or (kind == "float" and not words) else ""
        if axes and kind not in NUMBERS:
            said = f" (a {kind} has no axes)"
        if said:
            raise BadSpelling(f"cannot read the axes {text!r}{said}: write them like 'N D' or 'ifog.H 1+D+K'")
        return cls(axes, kind)

    @cached_property
    def plain(self) -> bool:
        """Whether it is no array of numbers, but a text or any value."""
        return self.kind not in NUMBERS

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """What the columns of a parameter read, in order; empty for an array that is no parameter."""
        columns = [axis for axis in self.axes if not is_units(axis)]
        if not any(map(is_units, self.axes)) or any(set(axis.split("+")) - {*READS} for axis in columns):
            return ()
        return tuple(columns[0].split("+")) if columns else ("1",)

    @cached_property
    def blocks(self) -> str:
        """The letters of the blocks of a parameter, in order; empty when there is one nameless block."""
        return next((axis.split(".")[0] for axis in self.axes if is_blocks(axis)), "")

    def shape(self, sizes: Sizes) -> tuple[int, ...]:
        """The shape for given sizes."""
        return tuple([sizes[axis] if axis in sizes else length(axis, sizes) for axis in self.axes])

    @cached_property
    def letters(self) -> tuple[tuple[int, str], ...]:
        """The axes with a size of their own, each with its place."""
        return tuple((place, axis) for place, axis in enumerate(self.axes) if is_letter(axis))

    def words(self) -> str:
        """The axes as a person reads them: (N, 4H)."""
        return "(" + ", ".join(axis_words(axis) for axis in self.axes) + ("," if len(self.axes) == 1 else "") + ")"

    def bind(self, shape: tuple[int, ...]) -> dict[str, int]:
        """The sizes that a shape of this spelling tells (single letters only)."""
        if len(shape) != len(self.axes):
            raise ValueError(f"an array of shape {shape} has no axes {self.words()}")
        return {axis: shape[place] for place, axis in self.letters}


def complaint(axes: tuple[str, ...], letters: str = LETTERS) -> str:
    """What is wrong with axes as they are written, in words; nothing when they make sense."""
    for parts in (axes, *(axis[:-2] if is_blocks(axis) else axis.split("+") for axis in axes)):
        for part in parts:
            if list(parts).count(part) > 1:
                return f" ({part} stands there twice)"
    unknown = [axis for axis in axes if not re.fullmatch(rf"[A-Za-z]+\.H|[DK1](\+[DK1])+|[{letters}K1]", axis)]
    if unknown or not axes:
        return f" (what is {unknown[0]!r}?)" if unknown else " (there are none)"
    others = {*letters} - {*"DH"}
    strange = [axis for axis in axes if not is_letter(axis) and axis != "1"]
    if others & {*axes} or (not strange and not any(map(is_units, axes))):
        return f" ({strange[0]} is no axis of an array with samples or steps)" if strange else ""
    units = sum(is_units(axis) for axis in axes)
    return "" if units == 1 and len(axes) <= 2 else " (a parameter has one axis of units and at most one that it reads)"


def is_letter(axis: str) -> bool:
    """Whether an axis has a size of its own; K has that of H, 1 is one."""
    return len(axis) == 1 and axis.isupper() and axis != "K"


def is_blocks(axis: str) -> bool:
    """Whether an axis consists of named blocks: `ifgo.H`."""
    return axis.endswith(".H")


def is_units(axis: str) -> bool:
    """Whether an axis counts units: `H` or blocks of H."""
    return axis == "H" or is_blocks(axis)


def length(axis: str, sizes: Sizes) -> int:
    """The length of an axis such as `N`, `ifgo.H` or `1+D+K`."""
    constant, parts = summed(axis)
    return constant + sum([times * sizes[letter] for times, letter in parts])


@cache
def summed(axis: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    """The length of an axis as a sum: a constant, and sizes with how often each is taken."""
    if is_blocks(axis):
        return 0, ((len(axis.split(".")[0]), "H"),)
    parts = axis.split("+")
    return parts.count("1"), tuple((1, "H" if part == "K" else part) for part in parts if part != "1")


def axis_words(axis: str) -> str:
    """An axis as a person writes it: 4H, H, 1+D+H."""
    if is_blocks(axis):
        blocks = len(axis.split(".")[0])
        return "H" if blocks == 1 else f"{blocks}H"
    return axis.replace("K", "H")


@dataclass(frozen=True)
class Move:
    """One dialect array made from canonical ones, and back."""

    spelling: Spelling
    sources: tuple[str, ...]  # canonical arrays: one, or for a parameter one per part it reads
    canonical: tuple[Spelling, ...]
    share: float = 1.0  # of the canonical array, where a course keeps it as a sum of several

    @cached_property
    def identical(self) -> bool:
        """Whether nothing has to be done."""
        return len(self.sources) == 1 and self.canonical[0] == self.spelling and self.share == 1.0

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The permutation of axes that makes the dialect's array, where that is all there is to do."""
        home = self.canonical[0]
        if len(self.sources) > 1 or sorted(home.axes) != sorted(self.spelling.axes) or self.share != 1.0:
            return ()
        return tuple(home.axes.index(axis) for axis in self.spelling.axes)

    @cached_property
    def order_back(self) -> tuple[int, ...]:
        """The permutation that undoes `order`."""
        return tuple(self.spelling.axes.index(axis) for axis in self.canonical[0].axes)

    def there(self, arrays: Mapping[str, Array], sizes: Sizes) -> Array:
        """The dialect's array, from the canonical ones."""
        if self.identical:
            return arrays[self.sources[0]]
        if self.order:
            return arrays[self.sources[0]].transpose(self.order)
        pieces = [
            ordered(arrays[name].reshape(-1, width), spelling.blocks, self.spelling.blocks, sizes)
            for name, spelling, width in zip(self.sources, self.canonical, self.widths(sizes), strict=True)
        ]
        whole = np.concatenate(pieces, axis=1)
        shape = self.spelling.shape(sizes)
        turned = bool(self.spelling.axes) and not is_units(self.spelling.axes[0])
        return self.share * (whole.T if turned else whole).reshape(shape)

    def back(self, array: Array, into: dict[str, Array], sizes: Sizes) -> None:
        """Put what a dialect's array holds into the canonical ones, which are made when they are missing."""
        if self.identical:
            into[self.sources[0]] = array
            return
        if self.order:
            into[self.sources[0]] = array.transpose(self.order_back)
            return
        turned = not is_units(self.spelling.axes[0])
        whole = array.T if turned else array
        whole = whole.reshape(-1, sum(self.widths(sizes)))
        start = 0
        for name, spelling, width in zip(self.sources, self.canonical, self.widths(sizes), strict=True):
            empty = 0.0 if self.share != 1.0 else np.nan
            target = into.setdefault(name, np.full(spelling.shape(sizes), empty, dtype=np.result_type(array, float)))
            piece = whole[:, start : start + width]
            scatter(piece, target.reshape(-1, width), self.spelling, spelling, sizes, add=self.share != 1.0)
            start += width

    def widths(self, sizes: Sizes) -> list[int]:
        """How many columns each part has."""
        return [length(part, sizes) for part in self.spelling.reads]


def ordered(rows: Array, have: str, want: str, sizes: Sizes) -> Array:
    """Blocks of H rows, taken in another order."""
    if have == want:
        return rows
    H = sizes["H"]
    return np.concatenate([rows[have.index(gate) * H : (have.index(gate) + 1) * H] for gate in want])


def scatter(piece: Array, target: Array, have: Spelling, want: Spelling, sizes: Sizes, add: bool = False) -> None:
    """Blocks of H rows, put where the canonical order has them, or added to what is there."""
    H = sizes["H"]
    for place, gate in enumerate(have.blocks or "?"):
        k = want.blocks.index(gate) if want.blocks else 0
        rows = target[k * H : (k + 1) * H]
        rows[...] = piece[place * H : (place + 1) * H] + (rows if add else 0.0)

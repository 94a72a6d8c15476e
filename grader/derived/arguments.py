"""What an argument may be, as `exercise.toml` says it: axes, a kind, a range or a choice; lists and tables of these.

x = "N D"                    numbers, one for each sample and feature
targets = "int N 0..V-1"     whole numbers between 0 and V-1, both ends included
p = "float 0..1"             one number
mode = "literal | standard"  one of these texts
V = "int"                    a whole number that is called like an axis is the size of that axis
grads = ["N D", "H"]         a list of two arrays
weights = {W = "H D", b = "H"}   a dict
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.dialects.axes import Sizes, Spelling, is_blocks, is_letter
from grader.errors import BadExercise, BadSpelling

LETTERS = string.ascii_uppercase.replace("K", "")
BOUND = re.compile(r"([A-Z])([+-]\d+)?|[+-]?\d+(\.\d+)?(e[+-]?\d+)?")
WHOLE = (0.0, 9.0)  # the range of a whole number that says none


@dataclass(frozen=True)
class Bound:
    """One end of a range: a number, or the size of an axis and so much more."""

    number: float = 0.0
    letter: str = ""

    def at(self, sizes: Sizes) -> float:
        """The number, for given sizes."""
        return self.number + (sizes[self.letter] if self.letter else 0)


@dataclass(frozen=True)
class Leaf:
    """One argument or one part of it: an array, a number or a text."""

    name: str  # `x`, or `weights['W']` for a part
    spelling: Spelling
    low: Bound | None = None
    high: Bound | None = None
    choices: tuple[str, ...] = ()

    @property
    def floating(self) -> bool:
        """Whether it holds numbers that can be a little larger or smaller."""
        return self.spelling.kind in ("float", "complex")

    @property
    def bounded(self) -> bool:
        """Whether it has a range."""
        return self.low is not None

    @property
    def is_size(self) -> bool:
        """Whether its value is the size of an axis."""
        return self.low is not None and self.low == self.high and bool(self.low.letter) and self.low.number == 0

    def range(self, sizes: Sizes) -> tuple[float, float]:
        """The least and the largest value, both included."""
        assert self.low is not None
        assert self.high is not None
        return self.low.at(sizes), self.high.at(sizes)

    def has_zero(self, sizes: Sizes) -> bool:
        """Whether zero is one of its values."""
        return not self.bounded or self.range(sizes)[0] <= 0 <= self.range(sizes)[1]


@dataclass(frozen=True)
class Nest:
    """A list of arguments, or with keys a dict."""

    name: str
    items: tuple[Leaf | Nest, ...]
    keys: tuple[str, ...] = ()


Argument = Leaf | Nest


def parsed(where: str, name: str, written: Any) -> Argument:
    """An argument as it stands in a file; raises BadExercise, which begins with `where`."""
    if isinstance(written, dict) and written:
        items = tuple(parsed(where, f"{name}[{key!r}]", value) for key, value in written.items())
        return Nest(name, items, tuple(written))
    if isinstance(written, list) and written:
        return Nest(name, tuple(parsed(where, f"{name}[{k}]", value) for k, value in enumerate(written)))
    if not isinstance(written, str) or not written.strip():
        raise BadExercise(f"{where}: {name} should be text such as 'N D', a list or a table of them, not {written!r}")
    if "|" in written:
        return choice(where, name, written)
    return leaf(where, name, written.split())


def choice(where: str, name: str, written: str) -> Leaf:
    """`literal | standard`."""
    choices = tuple(part.strip() for part in written.split("|"))
    if not all(choices) or len(set(choices)) < len(choices):
        raise BadExercise(f"{where}: {name}: a choice is written like 'literal | standard', not {written!r}")
    return Leaf(name, Spelling((), "text"), choices=choices)


def leaf(where: str, name: str, words: list[str]) -> Leaf:
    """`int N 0..V-1`: a kind, axes, and a range."""
    ends = [word for word in words if ".." in word]
    try:
        spelling = Spelling.parse(" ".join(word for word in words if ".." not in word) or "float", LETTERS)
    except BadSpelling as error:
        raise BadExercise(f"{where}: {name}: {error}") from error
    if spelling.kind == "value":
        raise BadExercise(f"{where}: {name}: say what it holds, as a list or a table: {name} = ['N D', 'H']")
    if len(ends) > 1 or (ends and spelling.kind not in ("int", "float")):
        raise BadExercise(f"{where}: {name}: one range at most, of an int or float, not {' '.join(words)!r}")
    if ends:
        return Leaf(name, spelling, *ranged(where, name, ends[0]))
    if spelling == Spelling((), "int") and is_letter(name):
        return Leaf(name, spelling, Bound(letter=name), Bound(letter=name))
    if spelling.kind == "int":
        return Leaf(name, spelling, Bound(WHOLE[0]), Bound(WHOLE[1]))
    return Leaf(name, spelling)


def ranged(where: str, name: str, text: str) -> tuple[Bound, Bound]:
    """`0..V-1`."""
    ends = text.split("..")
    matches = [BOUND.fullmatch(end) for end in ends]
    if len(ends) != 2 or not all(matches):
        raise BadExercise(f"{where}: {name}: a range is written like 0..1, 1..T or 0..V-1, not {text!r}")
    low, high = (bound(match) for match in matches if match)
    if not low.letter and not high.letter and low.number > high.number:
        raise BadExercise(f"{where}: {name}: the range {text!r} is empty")
    return low, high


def bound(match: re.Match[str]) -> Bound:
    """One end of a range."""
    return Bound(float(match[2] or 0), match[1]) if match[1] else Bound(float(match[0]))


def leaves(arguments: Mapping[str, Argument] | tuple[Argument, ...]) -> Iterator[Leaf]:
    """All parts, in order."""
    for item in arguments.values() if isinstance(arguments, Mapping) else arguments:
        if isinstance(item, Nest):
            yield from leaves(item.items)
        else:
            yield item


def letters_of(leaf: Leaf) -> Iterator[str]:
    """The axes whose sizes a part depends on."""
    for axis in leaf.spelling.axes:
        parts = ["H"] if is_blocks(axis) else axis.split("+")
        yield from ("H" if part == "K" else part for part in parts if part != "1")
    yield from (end.letter for end in (leaf.low, leaf.high) if end is not None and end.letter)

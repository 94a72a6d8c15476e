"""Regimes: the corners of the input space that every function is asked in, made from its arguments alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from grader.checks.types import Array
from grader.derived.arguments import Leaf
from grader.derived.question import Question
from grader.dialects.axes import Sizes

DIFFERENT, SMALL, MANY = (2, 3, 4, 5, 6, 7, 8), (2, 3), (71, 131)
MOST_PAIRS = 6  # of axes that are as long as each other
MOST_CHOICES = 12  # combinations of texts and truth values that are all asked; of more, each alone
MOST_CROSSED = 4  # of them that are asked in every corner too
Tweak = Callable[[Leaf, Any, Sizes], Any]


def as_drawn(leaf: Leaf, value: Any, sizes: Sizes) -> Any:
    """The value as it is."""
    return value


@dataclass(frozen=True)
class Regime:
    """How sizes are drawn and what is done to the arguments; `group` is the check that asks it."""

    name: str
    group: str
    sizes: str = "different"
    tweak: Tweak = as_drawn
    layout: str = "C"
    in_place: bool = False  # in arrays that held other numbers in the call before
    dtype: str = ""  # of the arrays of numbers
    cotangents: float = 1.0  # what the arriving gradients of a pair are multiplied with


def regimes(question: Question) -> dict[str, Regime]:
    """All regimes of a question by name."""
    corners = crossed(question, itertools.chain(zeros(question), magnitudes(question)))
    found = (ordinary(question), every_size(question), corners, memory(question))
    return {regime.name: regime for regime in itertools.chain(*found)}


def ordinary(question: Question) -> Iterator[Regime]:
    """Ordinary numbers, all sizes different; and every combination of texts and truth values."""
    yield Regime("ordinary", "ordinary")
    for row in choices(question):
        yield Regime(in_words(row), "choices", tweak=set_to(row))


def choices(question: Question) -> list[dict[str, Any]]:
    """The combinations of texts and truth values; each alone where there are too many."""
    chosen = {leaf.name: leaf.choices or (False, True) for leaf in question.parts if choosable(leaf)}
    if not chosen:
        return []
    combined = itertools.islice(itertools.product(*chosen.values()), MOST_CHOICES + 1)
    rows = [dict(zip(chosen, row, strict=True)) for row in combined]
    if len(rows) > MOST_CHOICES:
        return [{name: choice} for name, choices in chosen.items() for choice in choices]
    return rows


def in_words(row: Mapping[str, Any]) -> str:
    """`mode = literal, last = True`."""
    return ", ".join(f"{name} = {choice}" for name, choice in row.items())


def crossed(question: Question, corners: Iterator[Regime]) -> Iterator[Regime]:
    """Each corner with every combination of texts and truth values, where these are few."""
    rows = choices(question)
    for regime in corners:
        if not 0 < len(rows) <= MOST_CROSSED:
            yield regime
            continue
        for row in rows:
            yield replace(regime, name=f"{regime.name}, {in_words(row)}", tweak=both(regime.tweak, set_to(row)))


def both(one: Tweak, other: Tweak) -> Tweak:
    """One change after another."""
    return lambda leaf, value, sizes: other(leaf, one(leaf, value, sizes), sizes)


def every_size(question: Question) -> Iterator[Regime]:
    """Each axis of length one and long, all of them one, pairs and all of the same length."""
    for letter in question.letters:
        yield Regime(f"{letter} = 1", "sizes", sizes=f"1 {letter}")
        yield Regime(f"many {letter}", "sizes", sizes=f"many {letter}", tweak=reaching(letter))
    if len(question.letters) > 1:
        yield Regime("all sizes 1", "sizes", sizes="ones")
        yield Regime("all sizes alike", "sizes", sizes="alike")
    if len(question.letters) > 2:
        for pair in list(itertools.combinations(question.letters, 2))[:MOST_PAIRS]:
            yield Regime(f"{pair[0]} = {pair[1]}", "sizes", sizes=f"{pair[0]} = {pair[1]}")


def zeros(question: Question) -> Iterator[Regime]:
    """Each array of numbers zero, all of them zero, one entry alone, all entries alike."""
    floats = [leaf for leaf in question.parts if leaf.floating]
    for leaf in floats:
        yield Regime(f"zero {leaf.name}", "zeros", tweak=only(leaf.name, zeroed(leaf)))
    if len(floats) > 1:
        yield Regime("all zero", "zeros", tweak=lambda part, v, s: zeroed(part)(v, s) if part.floating else v)
    if floats:
        yield Regime("one row zero", "zeros", tweak=lambda part, v, s: first_zero(part, v, s) if part.floating else v)
        yield Regime("all alike", "zeros", tweak=lambda part, v, s: first_everywhere(v) if part.floating else v)


def magnitudes(question: Question) -> Iterator[Regime]:
    """Large and tiny numbers; those with a range, and whole numbers, at its two ends."""
    free = [leaf for leaf in question.parts if leaf.floating and not leaf.bounded]
    for factor in (30.0, 1000.0, 1e-4, 1e-8) if free else ():
        yield Regime(f"times {factor:g}", "magnitudes", tweak=larger({leaf.name for leaf in free}, factor))
    for leaf in free if len(free) > 1 else ():
        yield Regime(f"{leaf.name} times 100", "magnitudes", tweak=larger({leaf.name}, 100.0))
    for sign, word in ((1.0, "positive"), (-1.0, "negative")) if free else ():
        yield Regime(word, "magnitudes", tweak=signed({leaf.name for leaf in free}, sign))
    for leaf in question.parts:
        if leaf.bounded and not leaf.is_size:
            for end in (0, 1):
                where = ("least", "largest")[end]
                yield Regime(f"{where} {leaf.name}", "magnitudes", tweak=only(leaf.name, at_end(leaf, end)))
    if question.backward:
        for factor in (1e-8, 100.0, 1e8, 0.0):
            yield Regime(f"gradients times {factor:g}", "magnitudes", cotangents=factor)


def memory(question: Question) -> Iterator[Regime]:
    """Layouts in memory, updates in place, other dtypes."""
    if not any(leaf.spelling.axes for leaf in question.parts):
        return
    yield Regime("Fortran order", "memory", layout="F")
    yield Regime("strided", "memory", layout="S")
    yield Regime("updated in place", "memory", in_place=True)
    if any(leaf.spelling.kind == "float" and leaf.spelling.axes for leaf in question.parts):
        yield Regime("float32", "memory", dtype="float32")
        yield Regime("whole numbers", "integers", dtype="int64", tweak=whole)


def reaching(letter: str) -> Tweak:
    """The first of whole numbers that go up to the size of an axis is the largest: a long sequence is really long."""

    def tweak(leaf: Leaf, value: Any, sizes: Sizes) -> Any:
        if leaf.spelling.kind != "int" or leaf.high is None or leaf.high.letter != letter:
            return value
        if isinstance(value, np.ndarray):
            value = value.copy()
            value.flat[:1] = leaf.range(sizes)[1]
            return value
        return int(leaf.range(sizes)[1])

    return tweak


def only(name: str, change: Callable[[Any, Sizes], Any]) -> Tweak:
    """A change of one part alone."""
    return lambda leaf, value, sizes: change(value, sizes) if leaf.name == name else value


def choosable(leaf: Leaf) -> bool:
    """Whether it is a text of a choice, or a truth value."""
    return bool(leaf.choices) or leaf.spelling.kind == "bool"


def set_to(row: Mapping[str, Any]) -> Tweak:
    """Some parts of one value each."""
    return lambda leaf, value, sizes: full(value, row[leaf.name]) if leaf.name in row else value


def full(value: Any, constant: Any) -> Any:
    """The same value everywhere."""
    return np.full_like(value, constant) if isinstance(value, np.ndarray) else type(value)(constant)


def zeroed(leaf: Leaf) -> Callable[[Any, Sizes], Any]:
    """Zero everywhere, where the range has a zero."""
    return lambda value, sizes: full(value, 0) if leaf.has_zero(sizes) else value


def first_zero(leaf: Leaf, value: Any, sizes: Sizes) -> Any:
    """Zero in the first row."""
    if not isinstance(value, np.ndarray) or not value.ndim or not leaf.has_zero(sizes):
        return value
    value = value.copy()
    value[0] = 0
    return value


def first_everywhere(value: Any) -> Any:
    """The first number everywhere."""
    return full(value, value.flat[0]) if isinstance(value, np.ndarray) and value.size else value


def larger(names: set[str], factor: float) -> Tweak:
    """So many times as large."""
    return lambda leaf, value, sizes: value * factor if leaf.name in names else value


def signed(names: set[str], sign: float) -> Tweak:
    """All of one sign."""
    return lambda leaf, value, sizes: (
        sign * abs(value) if leaf.name in names and leaf.spelling.kind == "float" else value
    )


def at_end(leaf: Leaf, end: int) -> Callable[[Any, Sizes], Any]:
    """The least or the largest value of the range."""
    return lambda value, sizes: full(value, leaf.range(sizes)[end])


def whole(leaf: Leaf, value: Any, sizes: Sizes) -> Any:
    """Whole numbers, those of the range where there is one."""
    if leaf.spelling.kind != "float" or not isinstance(value, np.ndarray):
        return value
    if not leaf.bounded:
        return np.rint(3 * value)
    low, high = leaf.range(sizes)
    return np.clip(np.rint(value), np.ceil(low), np.floor(high)) if np.ceil(low) <= np.floor(high) else value


@lru_cache(maxsize=512)
def sizes_for(kind: str, letters: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """The sizes that a kind may have, one tuple for all letters."""
    count = len(letters)
    if kind == "ones":
        return ((1,) * count,)
    if kind == "alike":
        return tuple((n,) * count for n in (2, 3, 4))
    few = spread([*itertools.permutations(DIFFERENT[: count + 2] if count < 6 else range(2, 2 + count), count)][:2000])
    first, _, last = kind.partition(" = ")
    if last:
        return tuple(replaced(row, letters, last, row[letters.index(first)]) for row in few)
    word, _, letter = kind.partition(" ")
    if word == "1":
        return tuple(replaced(row, letters, letter, 1) for row in few)
    if word == "many":
        small = [tuple(SMALL[(k + start) % 2] for k in range(count)) for start in (0, 1)]
        return tuple(replaced(row, letters, letter, n) for row, n in zip(small, MANY, strict=True))
    return few


def spread(rows: list[tuple[int, ...]], most: int = 8) -> tuple[tuple[int, ...], ...]:
    """Some of many rows, from everywhere."""
    step = max(len(rows) // most, 1)
    return tuple(rows[step // 2 :: step][:most]) or ((),)


def replaced(row: tuple[int, ...], letters: tuple[str, ...], letter: str, size: int) -> tuple[int, ...]:
    """The sizes with another one for a letter."""
    return tuple(size if own == letter else n for own, n in zip(letters, row, strict=True))


def away_from_zero(array: Array) -> Array:
    """The same array with no entry nearer to zero than 0.1."""
    return np.where(array < 0, -1.0, 1.0) * np.maximum(np.abs(array), 0.1)

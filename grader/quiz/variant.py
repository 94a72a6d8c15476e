"""One item with the numbers of one seed: what is shown, the key, and what each misconception would answer."""

from __future__ import annotations

import hashlib
import math
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.checks.tolerance import TOLERANCE
from grader.errors import BadQuiz
from grader.quiz.item import EXACT, LETTERED, NUMERIC, SEQUENCED, Item, Kind, Misconception, Option

POINTS = 12  # at which formulas are compared
MOST_TRIES = 400  # draws until one is not degenerate
APART = 3  # tolerances that lie between the key and the answer of a misconception

Values = tuple[float, ...]
Point = Mapping[str, float]


def seed_of(item: Item, student: str = "", salt: str = "") -> int:
    """The seed of a student's numbers: the same in every run and on every machine."""
    text = "|".join((salt, student, item.id, str(item.version)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


@dataclass(frozen=True)
class Variant:
    """An item whose parameters are drawn."""

    item: Item
    seed: int
    values: Mapping[str, Any]
    options: tuple[Option, ...] = ()  # in the order in which they are shown
    points: tuple[Point, ...] = ()  # of a formula

    @cached_property
    def key(self) -> Any:
        """Numbers as a tuple; ids of options as a set; pairs (earlier, later); a formula's values at the points."""
        if self.item.kind is Kind.FORMULA:
            return tuple(float(self.item.key(**self.independent(point))) for point in self.points)
        return canonical(self.item.kind, self.item.key(**self.values))

    def independent(self, point: Point) -> dict[str, float]:
        """A point without the variables that follow from the others."""
        return {name: point[name] for name in self.item.given}

    def answer_of(self, misconception: Misconception) -> Any:
        """What one answers with a misunderstanding, in the form of the key; None where there is none."""
        if self.item.kind is Kind.FORMULA:
            found = [misconception.answer(**self.independent(point)) for point in self.points]
            return None if None in found else tuple(map(float, found))
        answer = misconception.answer(**self.values)
        if answer is None or self.item.kind in SEQUENCED:
            return answer
        return canonical(self.item.kind, answer)

    @property
    def letters(self) -> tuple[str, ...]:
        """What the options are called: lines by their numbers, all else by letters."""
        count = len(self.options)
        numbered = self.item.kind is Kind.BUG
        return tuple(str(k + 1) if numbered else chr(ord("a") + k) for k in range(count))

    def letter(self, id: str) -> str:
        """What an option is called."""
        return next(letter for letter, option in zip(self.letters, self.options, strict=True) if option.id == id)

    def text(self, template: str, **more: Any) -> str:
        """A text with the values in the place of `[[name]]`."""
        shown = {**self.values, **self.item.shown(**self.values), **more}

        def put(found: re.Match[str]) -> str:
            if found[1] not in shown:
                raise BadQuiz(f"{self.item.id}: the text names {found[1]!r}, which is no parameter")
            return shape(shown[found[1]])

        return re.sub(r"\[\[(\w+)\]\]", put, template)

    @property
    def prompt(self) -> str:
        """The question, Markdown."""
        return self.text(self.item.prompt).strip()

    @property
    def names(self) -> dict[str, float]:
        """The parameters that may stand in a closed form."""
        return {k: float(v) for k, v in self.values.items() if isinstance(v, int | float) and not isinstance(v, bool)}


def shape(value: Any) -> str:
    """A value as it is shown: numbers without superfluous digits, tuples in parentheses."""
    if isinstance(value, tuple | list):
        return "(" + ", ".join(map(shape, value)) + ")"
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        return f"{float(value):.10g}"
    return str(value)


def canonical(kind: Kind, key: Any) -> Any:
    """A key in the one form of its kind."""
    if kind in NUMERIC:
        return tuple(float(v) for v in np.ravel(np.asarray(key, dtype=float)))
    if kind in LETTERED:
        return frozenset({key} if isinstance(key, str) else key)
    return frozenset(key)


def variant(item: Item, seed: int) -> Variant:
    """The variant of a seed: the first draw that is not degenerate.

    Raises:
        BadQuiz: the item has no such draw.
    """
    said = ""
    for attempt in range(MOST_TRIES):
        rng = np.random.default_rng(
            [seed & 0xFFFFFFFF, seed >> 32, attempt, item.version, zlib.crc32(item.id.encode())]
        )
        drawn = draw(item, seed, rng)
        said = degenerate(drawn)
        if not said:
            return drawn
    raise BadQuiz(f"{item.id}: no variant for seed {seed}: {said}")


def draw(item: Item, seed: int, rng: np.random.Generator) -> Variant:
    """One draw, degenerate or not."""
    if item.kind is Kind.FORMULA:
        return Variant(item, seed, {}, points=tuple(point(item, rng) for _ in range(POINTS)))
    values = {name: domain.draw(rng) for name, domain in item.given.items()}
    options = tuple(item.options(**values) if callable(item.options) else item.options)
    if item.kind is not Kind.BUG and options:
        options = tuple(options[int(k)] for k in rng.permutation(len(options)))
    return Variant(item, seed, values, options)


def point(item: Item, rng: np.random.Generator) -> dict[str, float]:
    """A point of a formula's domain at which its value is finite."""
    for _ in range(MOST_TRIES):
        free = {name: float(domain.draw(rng)) for name, domain in item.given.items()}
        if item.sensible(**free) and math.isfinite(item.key(**free)):
            return {**free, **item.derived(**free)}
    raise BadQuiz(f"{item.id}: the formula has no value anywhere")


def degenerate(found: Variant) -> str:
    """Why a draw is no good question; empty when it is one."""
    item = found.item
    if item.kind is not Kind.FORMULA and not item.sensible(**found.values):
        return "the item refuses the numbers"
    if len({found.text(option.text) for option in found.options}) < len(found.options):
        return "two options are the same"
    if item.kind in NUMERIC:
        if not all(map(math.isfinite, found.key)):
            return "the key is not finite"
        if item.kind not in EXACT and all(abs(v) < item.smallest for v in found.key) and any(found.key):
            return "the key is too small to be typed"
    if item.kind in SEQUENCED and keeps(found.key, [option.id for option in found.options]):
        return "the options stand in the right order already"
    for one in item.misconceptions:
        answer = found.answer_of(one)
        if answer is not None and confusable(found, answer):
            return f"{one.id} gives the key as well"
    return ""


def confusable(found: Variant, answer: Any) -> bool:
    """Whether a wrong answer lies so near the key that it would be taken for it."""
    if found.item.kind in SEQUENCED:
        return keeps(found.key, answer)
    if found.item.kind in LETTERED:
        return bool(answer == found.key)
    kind = "formula" if found.item.kind is Kind.FORMULA else "exact" if found.item.kind in EXACT else "typed"
    return all_near(answer, found.key, kind, APART)


def near(got: float, want: float, kind: str, times: float = 1) -> bool:
    """Whether a number is the key: equal (`exact`), or within a row of the table of tolerances.

    The absolute part counts for formulas, whose values may be near zero, and for a typed number where the key is zero.
    """
    if kind == "exact":
        return abs(got - want) <= TOLERANCE["same"].rtol * max(1.0, abs(want)) * 1e3
    row = TOLERANCE[kind]
    scale = 1.0 if kind == "formula" or want == 0 else 0.0
    return abs(got - want) <= times * row.allows(abs(want), scale)


def all_near(got: Sequence[float], want: Sequence[float], kind: str, times: float = 1) -> bool:
    """The same for all entries of a list."""
    return len(got) == len(want) and all(near(g, w, kind, times) for g, w in zip(got, want, strict=True))


def keeps(pairs: frozenset[tuple[str, str]], order: Sequence[str]) -> bool:
    """Whether an order respects every pair (earlier, later)."""
    place = {id: k for k, id in enumerate(order)}
    return all(place[a] < place[b] for a, b in pairs)


def sorted_ids(found: Variant) -> list[str]:
    """A right order, with what is free in the order shown."""
    left = [option.id for option in found.options]
    done: list[str] = []
    while left:
        ready = [id for id in left if all(a in done for a, b in found.key if b == id)]
        if not ready:
            raise BadQuiz(f"{found.item.id}: its pairs go around in a circle")
        done.append(ready[0])
        left.remove(ready[0])
    return done

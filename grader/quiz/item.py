"""The nouns of a quiz. An item is a question with parameters; its key and its wrong answers are computed from them.

Texts are Markdown with LaTeX between dollar signs; `[[name]]` stands for the value of a parameter, or of what `shown`
adds. Nothing here knows what an item is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

import numpy as np


class Kind(StrEnum):
    """What is asked for, which decides how an answer is typed, read and compared."""

    NUMBER = "number"
    SHAPE = "shape"
    COUNT = "parameter count"
    LIMIT = "limit"
    CHOICE = "single choice"
    CHOICES = "multiple choice"
    FORMULA = "formula"
    TRACE = "trace"
    ORDER = "order"
    BUG = "find the bug"
    PROOF = "proof steps"
    GRADIENT = "gradient"


NUMERIC = frozenset({Kind.NUMBER, Kind.SHAPE, Kind.COUNT, Kind.LIMIT, Kind.TRACE, Kind.GRADIENT})
EXACT = frozenset({Kind.SHAPE, Kind.COUNT, Kind.LIMIT, Kind.TRACE})  # whole numbers: no rounding is forgiven
LETTERED = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.BUG})
SEQUENCED = frozenset({Kind.ORDER, Kind.PROOF})


class Domain(Protocol):
    """The values that a parameter may have."""

    def draw(self, rng: np.random.Generator) -> Any:
        """One of them."""


@dataclass(frozen=True)
class Real:
    """Numbers of so many decimals between two bounds, none closer to zero than `apart`."""

    low: float
    high: float
    digits: int = 2
    apart: float = 0.0

    def draw(self, rng: np.random.Generator) -> float:
        """One of them; what is shown is exactly what the key is computed with."""
        while True:
            value = round(float(rng.uniform(self.low, self.high)), self.digits) + 0.0
            if abs(value) >= self.apart:
                return value


@dataclass(frozen=True)
class Whole:
    """Whole numbers between two bounds, both included."""

    low: int
    high: int

    def draw(self, rng: np.random.Generator) -> int:
        """One of them."""
        return int(rng.integers(self.low, self.high + 1))


@dataclass(frozen=True)
class OneOf:
    """One of a few values."""

    values: tuple[Any, ...]

    def draw(self, rng: np.random.Generator) -> Any:
        """One of them."""
        return self.values[int(rng.integers(len(self.values)))]


@dataclass(frozen=True)
class Several:
    """So many values of a domain, as a tuple."""

    each: Domain
    count: int

    def draw(self, rng: np.random.Generator) -> tuple[Any, ...]:
        """A tuple of them."""
        return tuple(self.each.draw(rng) for _ in range(self.count))


@dataclass(frozen=True)
class Misconception:
    """A misunderstanding: what one answers with it, and the explanation for whoever does.

    `answer` takes the parameters and gives what the key's function would give, or None where the two cannot differ.
    """

    id: str
    explanation: str
    answer: Callable[..., Any]


@dataclass(frozen=True)
class Option:
    """One of several choices, lines or steps.

    `why` is the reason why it is right or wrong; `value` is what the key's function tells it by: parameters to
    simulate, a claim to check, a number to sort by.
    """

    id: str
    text: str
    why: str = ""
    value: Any = None


Options = tuple[Option, ...] | Callable[..., Sequence[Option]]


def nothing_more(**given: Any) -> Mapping[str, Any]:
    """What is shown when the parameters are all there is to show."""
    return {}


def always(**given: Any) -> bool:
    """Every draw makes sense."""
    return True


@dataclass(frozen=True)
class Item:
    """A question.

    `key(**given)` is a number or a tuple of them (numeric kinds); the id of an option, or a set of ids (choices); the
    pairs (earlier, later) of ids that an order has to respect (orders and proofs). The `given` of a formula are its
    free variables: the key is then its value at a point, and no number is shown.
    """

    id: str
    title: str
    kind: Kind
    prompt: str
    key: Callable[..., Any]
    reason: str
    hints: tuple[str, str]
    given: Mapping[str, Domain] = field(default_factory=dict)
    options: Options = ()
    misconceptions: tuple[Misconception, ...] = ()
    shown: Callable[..., Mapping[str, Any]] = nothing_more
    sensible: Callable[..., bool] = always  # of a draw: not at a rounding edge, not degenerate
    parts: tuple[str, ...] = ()  # names of the numbers of an answer that has several
    derived: Callable[..., Mapping[str, float]] = nothing_more  # of a formula: variables that follow from the others
    hidden: tuple[str, ...] = ()  # parameters that the prompt does not show: sizes that an answer names by letters
    smallest: float = 1e-2  # of a number that is to be typed: below, its digits are hard to see
    version: int = 1  # goes into the seed: raise it when the prompt or the draw changes

    @property
    def codable(self) -> bool:
        """Whether a function of the parameters can answer."""
        return bool(self.given) and (self.kind in NUMERIC or self.kind is Kind.FORMULA)


@dataclass(frozen=True)
class Topic:
    """Items that belong together, in the order in which they are asked."""

    id: str
    title: str
    order: int
    items: tuple[Item, ...]
    seeds: tuple[str, ...] = ()  # the notes that the topic comes from

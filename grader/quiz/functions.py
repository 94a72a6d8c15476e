"""A function as an answer: asked over the whole domain of an item's parameters, and shrunk where it is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks import Draws, drawn, shrunk
from grader.errors import NotDone, Raised, Unusable, WorkerLost
from grader.judging.returned import to_array
from grader.quiz.item import EXACT, Item, Kind, OneOf, Real, Several, Whole
from grader.quiz.marking import Mark, Outcome
from grader.quiz.variant import Variant, all_near, canonical

ROUNDS = 20  # cases for one function
Call = Callable[[str, tuple[Any, ...]], Any]


@dataclass(frozen=True)
class Case:
    """Values for all parameters; `run` is the seed of the run, which the drawing sets."""

    values: tuple[tuple[str, Any], ...]
    run: int = 0

    @property
    def given(self) -> dict[str, Any]:
        """The parameters by name."""
        return dict(self.values)


@dataclass(frozen=True)
class Likeness:
    """A misconception that answers as the function does, wherever it was asked."""

    id: str
    explanation: str
    evidence: str


@dataclass(frozen=True)
class Judged:
    """The verdict on a function: its facts are in the mark, with the smallest case that shows them."""

    mark: Mark
    counterexample: Mapping[str, Any] | None = None
    broke: bool = False  # it raised, hung, died or returned something unusable
    likeness: Likeness | None = None


def strategy(domain: Any) -> st.SearchStrategy[Any]:
    """All values of a domain, the simplest first."""
    if isinstance(domain, Real):
        scale = 10**domain.digits
        low, high = round(domain.low * scale), round(domain.high * scale)
        numbers = st.integers(low, high).map(lambda n: n / scale)
        return numbers.filter(lambda v: abs(v) >= domain.apart) if domain.apart else numbers
    if isinstance(domain, Whole):
        return st.integers(domain.low, domain.high)
    if isinstance(domain, Several):
        return st.tuples(*[strategy(domain.each)] * domain.count)
    if isinstance(domain, OneOf):
        return st.sampled_from(domain.values)
    raise TypeError(f"{domain!r} is no domain")


def draws_of(item: Item) -> Draws:
    """Cases of an item: all draws that make sense and have a finite key."""
    names, parts = tuple(item.given), [strategy(domain) for domain in item.given.values()]
    cases = st.tuples(*parts).map(lambda values: Case(tuple(zip(names, values, strict=True))))
    good = cases.filter(lambda case: item.sensible(**case.given) and finite(key_of(item, case)))
    return Draws((good,), ROUNDS, lambda case: good)


def finite(values: tuple[float, ...]) -> bool:
    """Whether all are numbers."""
    return all(map(math.isfinite, values))


def key_of(item: Item, case: Case) -> tuple[float, ...]:
    """The right answer of a case."""
    return numbers_of(item, item.key(**case.given))


def numbers_of(item: Item, value: Any) -> tuple[float, ...]:
    """An answer as a tuple of numbers."""
    found = (float(value),) if item.kind is Kind.FORMULA else canonical(item.kind, value)
    return tuple(found)


def arguments(item: Item, case: Case) -> dict[str, Any]:
    """What the function is called with, in this order: the parameters, and for a formula what follows from them."""
    return {**case.given, **item.derived(**case.given)}


def judged(item: Item, call: Call, seed: int) -> Judged:
    """Ask the function all cases of a seed; the first that is wrong is shrunk. `call` raises what a worker raises."""
    draws = draws_of(item)
    cases = drawn(draws, seed)
    for case in cases:
        found = wrong(item, call, case)
        if found is not None:
            return told(item, call, draws, case, found, cases, seed)
    return Judged(Mark(Outcome.RIGHT, f"right on {len(cases)} inputs drawn over the whole domain"))


def wrong(item: Item, call: Call, case: Case) -> Judged | None:
    """What is wrong with the answer to one case; None when nothing is."""
    given = arguments(item, case)
    try:
        got = answered(item, call, case)
    except (Raised, Unusable) as error:
        return Judged(
            Mark(Outcome.WRONG, f"{item.id} {error}" if isinstance(error, Raised) else str(error)), given, True
        )
    want = key_of(item, case)
    if len(got) == len(want) and close(item, got, want):
        return None
    return Judged(Mark(Outcome.WRONG, f"{item.id} returned {listed(got)}, but should return {listed(want)}"), given)


def answered(item: Item, call: Call, case: Case) -> tuple[float, ...]:
    """What the function returns, as numbers; raises Raised or Unusable."""
    value = call(item.id, tuple(arguments(item, case).values()))
    if value is None:
        raise NotDone(f"{item.id} is not done yet: it returns None")
    return tuple(float(v) for v in np.ravel(to_array(value, "its answer", item.id)))


def close(item: Item, got: tuple[float, ...], want: tuple[float, ...]) -> bool:
    """Whether numbers that code has computed are the key."""
    return all_near(got, want, "exact" if item.kind in EXACT else "formula")


def listed(values: tuple[float, ...]) -> str:
    """Numbers in a sentence."""
    shown = ", ".join(f"{v:.6g}" for v in values[:8]) + (f", ... {len(values)} in all" if len(values) > 8 else "")
    return shown if len(values) == 1 else f"({shown})"


def told(item: Item, call: Call, draws: Draws, case: Case, found: Judged, cases: tuple[Case, ...], seed: int) -> Judged:
    """The smallest case that is wrong in the same way, and the misconception that answers alike everywhere."""
    try:
        smallest = shrunk(draws, case, lambda c: same_way(wrong(item, call, c), found), seed)
        found = wrong(item, call, smallest) or found
    except WorkerLost:
        return found
    return found if found.broke else replace(found, likeness=likeness(item, call, cases, smallest))


def same_way(again: Judged | None, first: Judged) -> bool:
    """Whether a case fails as another did."""
    return again is not None and again.broke == first.broke


def likeness(item: Item, call: Call, cases: tuple[Case, ...], shown: Case) -> Likeness | None:
    """The misconception that gives the function's answer in every case; its text names the values of one of them."""
    try:
        got = [answered(item, call, case) for case in cases]
    except (Raised, Unusable):
        return None
    for one in item.misconceptions:
        pairs = [(answer, numbers_of(item, theirs)) for answer, case in zip(got, cases, strict=True)
                 if (theirs := one.answer(**case.given)) is not None]  # fmt: skip
        if pairs and all(close(item, answer, theirs) for answer, theirs in pairs):
            text = Variant(item, 0, shown.given).text(one.explanation)
            return Likeness(one.id, text, f"{len(pairs)} of {len(pairs)} inputs")
    return None

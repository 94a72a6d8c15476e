"""Cases: small, hashable descriptions from which the arguments of a call are built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks.draws import Draws
from grader.derived.arguments import Leaf
from grader.derived.question import Question
from grader.derived.regimes import Regime, away_from_zero, sizes_for
from grader.dialects.axes import Sizes


@dataclass(frozen=True)
class Case:
    """What a function is asked. `sizes` are those of the question's axes, in its order."""

    sizes: tuple[int, ...]
    seed: int = 0
    regime: str = "ordinary"
    digits: int = 0  # 0: full precision; else numbers are rounded to this many decimals (1, 2)
    run: int = 0  # the run's seed: the same case has other numbers in another run


def draws_of(question: Question, known: Mapping[str, Regime], names: Iterable[str], rounds: int) -> Draws:
    """One case for each regime and round."""
    strategies = tuple(strategy(question, known[name]) for name in names)
    return Draws(strategies, rounds, lambda case: smaller(known, case), cost)


def strategy(question: Question, regime: Regime) -> st.SearchStrategy[Case]:
    """Small integers and choices only: Hypothesis draws those cheaply and alike on every installation."""
    sizes = st.sampled_from(sizes_for(regime.sizes, question.letters))
    return st.builds(Case, sizes, st.integers(0, 999), st.just(regime.name))


def smaller(known: Mapping[str, Regime], case: Case) -> st.SearchStrategy[Case]:
    """Cases no larger than `case`, the simplest first: ordinary, round numbers, sizes of one."""
    simple = simplest(known[case.regime])
    return st.builds(
        replace,
        st.just(Case((1,) * len(case.sizes), run=case.run)),
        digits=st.sampled_from((1, 2, 0)),
        regime=st.sampled_from(tuple(dict.fromkeys((simple, case.regime)))),
        sizes=st.tuples(*[st.integers(1, n) for n in case.sizes]),
        seed=st.sampled_from((0, 1, 2, case.seed)),
    )


def simplest(regime: Regime) -> str:
    """The regime to try first: a fault of sizes alone needs no more than ordinary numbers."""
    return "ordinary" if regime.group == "sizes" else regime.name


def cost(case: Case) -> int:
    """What asking a case costs, a small one 1."""
    return 1 + int(np.prod(case.sizes, dtype=np.int64)) // 300


def given(question: Question, regime: Regime, case: Case) -> dict[str, Any]:
    """The parts of all arguments by name; do not write into them."""
    rng = np.random.default_rng([case.run, case.seed])
    sizes = dict(zip(question.letters, case.sizes, strict=True))
    made: dict[str, Any] = {}
    for leaf in question.parts:
        value = regime.tweak(leaf, drawn(leaf, sizes, rng, case.digits), sizes)
        if regime.dtype and leaf.spelling.kind == "float" and isinstance(value, np.ndarray):
            value = value.astype(regime.dtype)
        made[leaf.name] = value
    return made


def drawn(leaf: Leaf, sizes: Sizes, rng: np.random.Generator, digits: int) -> Any:
    """An ordinary value: numbers all different, none near zero; within the range where there is one."""
    shape = leaf.spelling.shape(sizes)
    kind = leaf.spelling.kind
    if kind == "text":
        return str(rng.choice(leaf.choices or WORDS))
    if kind == "bool":
        return alone(rng.integers(0, 2, shape).astype(bool), shape)
    if kind == "int":
        low, high = leaf.range(sizes)
        return alone(rng.integers(int(low), max(int(high), int(low)) + 1, shape), shape)
    if leaf.bounded:
        low, high = leaf.range(sizes)
        return alone(np.clip(rounded(rng.uniform(low, high, shape), digits), low, high), shape)
    made = rounded(away_from_zero(rng.normal(size=shape)), digits)
    if kind == "complex":
        made = made + 1j * rounded(away_from_zero(rng.normal(size=shape)), digits)
    return alone(made, shape)


WORDS = ("a", "b", "ab", "ba", "abc")


def rounded(array: Any, digits: int) -> Any:
    """Numbers of few decimals."""
    return np.round(array, digits) + 0.0 if digits else array


def alone(value: Any, shape: tuple[int, ...]) -> Any:
    """A number that is no array."""
    return value if shape else np.asarray(value).item()

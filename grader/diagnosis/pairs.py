"""Which two mistakes together could have spoiled just what a submission spoiled?

Two mistakes spoil what either spoils alone: measured on random pairs of every exercise, with two exceptions in 2,500.
So on one random input the entries that the submission got wrong are held against those that each mutant gets wrong, and
only pairs that cover them exactly are worth asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import TOLERANCE, marks_alike
from grader.diagnosis.answers import Arrays, MutantAnswers, Seen, size_of
from grader.model import Exercise, Mutant

Pair = tuple[Mutant, Mutant]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Spoiled:
    """What is wrong on one input: a mark for every entry of every answer that the submission gave."""

    exercise: Exercise
    mutant_answers: MutantAnswers
    seen: Seen
    kinds: tuple[str, ...]

    def covering(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs that spoil together exactly what the submission spoils."""
        mine = self.marks({kind: getattr(self.seen, kind) for kind in self.kinds})
        known: dict[str, Marks | None] = {}
        for pair in pairs:
            for mutant in pair:
                if mutant.id not in known:
                    known[mutant.id] = self.by(mutant)
            a, b = (known[mutant.id] for mutant in pair)
            if mine is None or (a is not None and b is not None and np.array_equal(a | b, mine)):
                yield pair

    def by(self, mutant: Mutant) -> Marks | None:
        """What one mutant spoils; None where it cannot answer."""
        return self.marks({k: self.mutant_answers.answer(self.exercise, (mutant,), self.seen, k) for k in self.kinds})

    def marks(self, answers: dict[str, Any]) -> Marks | None:
        """The marks of some answers, for the arrays that the submission returns."""
        found = []
        for kind in self.kinds:
            right, got = self.mutant_answers.answer(self.exercise, (), self.seen, kind), answers[kind]
            if right is None or got is None:
                return None
            found += [marks_wrong(got.get(name), right[name], size_of(right)) for name in self.returned(kind, right)]
        return np.concatenate(found) if found else None

    def returned(self, kind: str, right: Arrays) -> list[str]:
        """The arrays of a kind that the submission returns and the solution knows."""
        return [n for n, array in getattr(self.seen, kind).items() if array is not None and right.get(n) is not None]


def marks_wrong(got: Any, right: Any, size: float) -> Marks:
    """A mark for every entry that is off; all of them where the shape is."""
    if got is None or got.shape != right.shape:
        return np.ones(right.size, bool)
    largest = float(np.abs(right[np.isfinite(right)]).max(initial=0.0))
    return np.asarray(~marks_alike(got, right, TOLERANCE["alike"].allows(largest, size))).ravel()


def pairs(mutants: Sequence[Mutant]) -> Iterator[Pair]:
    """Two mutants that replace different parts; of large families none."""
    few = [m for m in mutants if not m.family and not m.wraps]
    return ((a, b) for a, b in combinations(few, 2) if apart((a, b)))


def apart(pair: Pair) -> bool:
    """Whether two mutants replace different parts."""
    return not pair[0].replaces.keys() & pair[1].replaces.keys()

"""Which two mistakes together could have spoiled just what a submission spoiled?

Two mistakes spoil what either spoils alone: measured on random pairs of every exercise, with two exceptions in 2,500.
So on one random input the entries that the submission got wrong are held against those that each mutant gets wrong, and
only pairs that cover them exactly are worth asking. Rare mistakes are too many for that alone: what one of the two
spoils by itself must moreover be wrong just as the submission has it, and pairs that add up to its difference go first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import TOLERANCE, marks_alike
from grader.diagnosis.answers import Arrays, MutantAnswers, Seen, size_of
from grader.model import Exercise, Mutant

Pair = tuple[Mutant, Mutant]
Marks = NDArray[np.bool_]
MOST_RARE = 150  # pairs of rare mistakes that are asked for one answer


@dataclass(frozen=True)
class Spoiled:
    """What is wrong on one input: a mark for every entry of every answer that the submission gave."""

    exercise: Exercise
    mutant_answers: MutantAnswers
    seen: Seen
    kinds: tuple[str, ...]

    def covering(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs that spoil together exactly what the submission spoils."""
        mine = self.marks(self.own())
        known: dict[str, Marks | None] = {}
        for pair in pairs:
            for mutant in pair:
                if mutant.id not in known:
                    known[mutant.id] = self.by(mutant)
            a, b = (known[mutant.id] for mutant in pair)
            if mine is None or (a is not None and b is not None and np.array_equal(a | b, mine)):
                yield pair

    def fitting(self, mutants: Sequence[Mutant]) -> Iterator[Pair]:
        """Pairs of any mutants that cover it, of which each spoils what it spoils alone as the submission does."""
        mine = self.marks(self.own())
        if mine is None:
            return
        known = [(m, marks) for m in mutants if (marks := self.by(m)) is not None]
        within = [(m, marks, self.unlike(m)) for m, marks in known if marks.any() and not (marks & ~mine).any()]
        if not within:
            return
        spoiled, unlike = (np.array([one[place] for one in within]) for place in (1, 2))
        clean = np.float64(~spoiled)
        left = (mine & ~spoiled) @ clean.T + (spoiled & unlike) @ clean.T + clean @ (spoiled & unlike).T
        far = self.far_from_sum([one[0] for one in within])
        places = sorted(np.argwhere(np.triu(left == 0.0, 1)).tolist(), key=lambda pair: far(*pair))
        yield from islice(filter(apart, ((within[a][0], within[b][0]) for a, b in places)), MOST_RARE)

    def far_from_sum(self, mutants: Sequence[Mutant]) -> Callable[[int, int], float]:
        """How far two of some mutants are from adding up to what the submission is off by: 0 for exactly, 1 for not."""
        right = self.flat(self.answered())
        off = self.flat(self.own()) - right
        with np.errstate(all="ignore"):
            each = [self.flat(self.answered(mutant)) - right for mutant in mutants]
        allowed = np.maximum(np.abs(off), np.finfo(float).tiny)

        def far(a: int, b: int) -> float:
            with np.errstate(all="ignore"):
                return float(np.fmin(np.abs(off - each[a] - each[b]) / allowed, 1.0).mean())

        return far

    def flat(self, answers: dict[str, Any]) -> NDArray[np.float64]:
        """Some answers as one row of numbers, of what the submission returns; NaN where a shape is another."""
        found = []
        for kind, right in self.answered().items():
            for n in self.returned(kind, right):
                got = answers[kind].get(n)
                fits = got is not None and got.shape == right[n].shape
                found.append(np.ravel(got) if fits else np.full(right[n].size, np.nan))
        return np.concatenate(found)

    def own(self) -> dict[str, Any]:
        """What the submission answers, by kind."""
        return {kind: getattr(self.seen, kind) for kind in self.kinds}

    def answered(self, *mutants: Mutant) -> dict[str, Any]:
        """What the solution with some mutants answers, by kind."""
        return {k: self.mutant_answers.answer(self.exercise, mutants, self.seen, k) for k in self.kinds}

    def by(self, mutant: Mutant) -> Marks | None:
        """What one mutant spoils; None where it cannot answer."""
        return self.marks(self.answered(mutant))

    def unlike(self, mutant: Mutant) -> Marks | None:
        """Where one mutant answers other than the submission; None where it cannot answer."""
        return self.marks(self.answered(mutant), self.own())

    def marks(self, answers: dict[str, Any], beside: dict[str, Any] | None = None) -> Marks | None:
        """Marks where some answers are not the right ones, or those beside, of what the submission returns."""
        found, right = [], self.answered()
        for kind, want in (beside or right).items():
            got = answers[kind]
            if right[kind] is None or got is None:
                return None
            found += [marks_wrong(got.get(n), want[n], size_of(want)) for n in self.returned(kind, right[kind])]
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

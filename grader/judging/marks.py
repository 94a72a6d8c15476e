"""What a check that does not pass is worth all the same. The one place where points are given for less than all.

A check's points go by result: who returns the right c and a wrong h has half of them. A cause that costs nothing of
what is asked for is charged once, with half of the first check that meets it: right numbers in a shape that has an
axis of length one too many or too few; an answer that follows from a mistake made elsewhere in the same file, and
from nothing else (`Check.otherwise`, or numbers that had overflowed before). A result counts only if it tells
something: constants and arguments handed back earn nothing, nor does an answer that is another one when asked again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from grader.checks.declare import text_of
from grader.judging.asked import Asked
from grader.judging.judge import Judge
from grader.model import Check, Status, Verdict

PARTS = 4  # of a point: less is not given
ONCE = 0.5  # of the first check that meets a cause which is charged once
OVERFLOW, OTHERWISE = "overflow", "otherwise"


@dataclass(frozen=True)
class Case:
    """One case of a check, asked with patience: values by the names of the results, and which of them are wrong."""

    values: Mapping[str, Any]
    wrong: frozenset[str]
    loose: frozenset[str]  # right or wrong in a shape that was put right
    excused: str = ""  # why what is wrong is no mistake of its own
    given: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What is known of a check: the results that were right in every case, of all."""

    names: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    excused: frozenset[str] = frozenset()
    otherwise: bool = False


@dataclass
class Marks:
    """Marks the checks of one exercise that a submission has not passed."""

    judge: Judge  # of a student whose shapes are put right
    charged: set[str] = field(default_factory=set)
    standings: dict[str, Standing] = field(default_factory=dict)

    @classmethod
    def beside(cls, judge: Judge) -> Marks:
        """Marks that leave alone what a judge remembers of failures."""
        patient = replace(judge.student, asked=Asked(), shapes={})
        return cls(Judge(patient, judge.seed, judge.cases, judge.slug, changing=judge.changing))

    def marked(self, check: Check, verdict: Verdict, waits: Iterable[str] = ()) -> Verdict:
        """The verdict of a check that is not passed, with the points that it is worth, and what for."""
        known = [self.standings.get(need, Standing()) for need in waits]
        hopeless = any(not (s.right or s.otherwise) for s in known) if known else verdict.status is not Status.FAIL
        if hopeless or not check.points or self.judge.changing:
            return verdict
        standing = self.standing(check, known)
        sound = standing.names and standing.right == standing.names and not (standing.loose or standing.excused)
        if sound and not known:
            return verdict  # nothing is wrong any more: it answers otherwise when asked again
        share, said = self.share(standing), self.said(standing)
        if check.otherwise and all(s.otherwise for s in known) and share < 1.0 and self.follows(check):
            standing = replace(standing, otherwise=True)
            instead = 1.0 if OTHERWISE in self.charged else ONCE
            if instead > share:
                share, said = instead, text_of(check.otherwise)[0]
                self.charged.add(OTHERWISE)
        self.charged |= standing.loose | standing.excused
        self.standings[check.id] = standing
        points = math.floor(share * check.points * PARTS + 1e-9) / PARTS
        return replace(verdict, points=points, partial=said) if points else verdict

    def standing(self, check: Check, known: Sequence[Standing]) -> Standing:
        """The results of a check that are right in every case, and count in those that it waits for."""
        cases: list[Case] = []
        for case in self.judge.drawn(check):
            found = self.asked(check, case)
            if found is None:
                return Standing()
            cases += [found] if found.values else []
        names, wrong, loose = (union(part) for part in zip(*((c.values, c.wrong, c.loose) for c in cases), strict=True))
        if known:
            names, right = union(s.names for s in known), frozenset.intersection(*(s.right for s in known)) - wrong
        else:
            right = frozenset(name for name in names - wrong if tells(name, cases))
        return Standing(names, right, loose & right, frozenset(case.excused for case in cases if case.excused))

    def share(self, standing: Standing) -> float:
        """The part of all results that is right; what is charged once counts half, the first time."""
        if not standing.names:
            return 0.0
        worth = sum(ONCE if name in standing.loose - self.charged else 1.0 for name in standing.right)
        return worth / len(standing.names) * (ONCE if standing.excused - self.charged else 1.0)

    def asked(self, check: Check, case: Any) -> Case | None:
        """One case, put to the student with its shapes put right; None where nothing of it can count."""
        student = self.judge.student
        shapes, asked = student.shapes, student.asked
        assert shapes is not None
        shapes.clear()
        asked.clear()
        outcome = self.judge.attempt(check, case)
        mismatch = outcome.mismatch if outcome else None
        if outcome is not None and mismatch is None:
            return None
        loose = frozenset(name for name, right in shapes.items() if right)
        if not asked.answers:
            return Case({}, frozenset(), loose)  # a case that cannot be asked
        answer = next((a for a in reversed(asked.answers) if a.entry == (mismatch or a).entry), asked.answers[-1])
        values = {name: value for name, value in answer.items() if value is not None}
        if mismatch is None:
            return Case(values, frozenset(), loose, given=tuple(asked.passed))
        wrong = frozenset({mismatch.name, *mismatch.others} - {""})
        if wrong and all(overflowed(values.get(name)) and name not in shapes for name in wrong):
            before = any(overflowed(v) for a in asked.answers if a.entry != answer.entry for v in a.values())
            if check.needs and (before or OVERFLOW in self.charged):
                return Case(values, frozenset(), loose, OVERFLOW)
            self.charged |= {OVERFLOW} if check.needs else set()
        told = {name: value for name, value in values.items() if name in wrong or name in mismatch.right}
        return Case(told, wrong, loose, given=tuple(asked.passed)) if mismatch.right else None

    def follows(self, check: Check) -> bool:
        """Whether what the check has instead of its own law holds in every case."""
        assert check.otherwise is not None
        instead = replace(check, run=check.otherwise)
        return all(self.judge.attempt(instead, case) is None for case in self.judge.drawn(check))

    def said(self, standing: Standing) -> str:
        """What counts, in the dialect's words."""
        plain = self.judge.student.labels(standing.right - standing.loose)
        loose = self.judge.student.labels(standing.loose)
        parts = (
            f"right: {', '.join(plain)}" if plain else "",
            f"right numbers in another shape: {', '.join(loose)}" if loose else "",
            "what had overflowed before is charged there" if standing.excused else "",
        )
        return "; ".join(filter(None, parts))


def tells(name: str, cases: Sequence[Case]) -> bool:
    """Whether a result is more than one number throughout, or an argument handed back."""
    there = [(np.ravel(case.values[name]), case.given) for case in cases if name in case.values]
    if not there or any(values.dtype.kind not in "biufc" for values, _ in there):
        return bool(there)
    numbers = np.concatenate([values for values, _ in there])
    if len(numbers) > 1 and (numbers == numbers[0]).all():
        return False
    return not all(any(np.array_equal(values, np.ravel(other)) for other in arrays(given)) for values, given in there)


def arrays(given: Any) -> Iterator[Any]:
    """The numbers and arrays in arguments, however deep."""
    if isinstance(given, dict):
        given = tuple(given.values())
    if isinstance(given, list | tuple):
        for part in given:
            yield from arrays(part)
    else:
        yield given


def overflowed(value: Any) -> bool:
    """Whether there are numbers in it that are not finite."""
    return isinstance(value, np.ndarray) and value.dtype.kind in "fc" and not np.isfinite(value).all()


def union(parts: Iterable[Iterable[str]]) -> frozenset[str]:
    """All names together."""
    return frozenset(name for part in parts for name in part)

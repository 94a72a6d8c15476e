"""What students and mutants answered, to be compared. The answers of mutants are kept for a whole run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.catalog.catalog import chapter_dialect
from grader.checks import alike
from grader.checks.types import Array
from grader.dialects.signature import Dialect
from grader.errors import StudentError
from grader.judging.in_process import InProcess
from grader.judging.student import Student
from grader.model import Exercise, Mutant

Arrays = Mapping[str, Array | None]


@dataclass(frozen=True)
class Seen:
    """What the student answered to one case; None where it raised."""

    case: Any
    absent: tuple[str, ...]
    forward: Arrays | None
    backward: Arrays | None
    given: Mapping[str, Arrays] = field(default_factory=dict)  # what the calls took: "forward" and "backward"

    @property
    def entries(self) -> int:
        """How many numbers were answered: what it costs to ask the case again."""
        answers = (self.forward or {}, self.backward or {})
        return sum(array.size for answer in answers for array in answer.values() if array is not None)


@dataclass
class MutantAnswers:
    """The answers of mutants, kept for the whole run: they do not depend on the submission."""

    known: dict[Any, Arrays | None] = field(default_factory=dict)
    passing: set[Any] = field(default_factory=set)  # cases that depend on the seed alone and may be kept

    def answer(self, exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> Arrays | None:
        """What the solution with these mutants' parts answers to a case."""
        key = (exercise.slug, tuple((m.id, m.build is None) for m in mutants), seen.case, seen.absent, kind)
        if key not in self.known:
            answer = self.asked(exercise, mutants, seen, kind)
            if seen.case not in self.passing:
                return answer
            self.known[key] = answer
        return self.known[key]

    def asked(self, exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> Arrays | None:
        """Ask the solution with the mutants' parts; None where it cannot answer."""
        assert exercise.answers is not None
        ask = getattr(exercise.answers, kind)
        try:
            with np.errstate(all="ignore"):
                return dict(ask(mutated(exercise, mutants), seen.case, seen.absent))
        except StudentError:
            return None


def mutated(exercise: Exercise, mutants: Sequence[Mutant], dialect: Dialect | None = None) -> Student:
    """A student made of our own parts, some of them replaced."""
    parts = {name: part for mutant in mutants for name, part in mutant.replaces.items()}
    build = (mutants[0].build if mutants else None) or exercise.mistakes().build
    return Student(InProcess(lambda: build(parts)), dialect or chapter_dialect(exercise.folder.parent))


def size_of(answer: Arrays) -> float:
    """The largest finite number of an answer."""
    return max(
        (float(np.abs(a[np.isfinite(a)]).max(initial=0.0)) for a in answer.values() if a is not None), default=0.0
    )


def all_alike(got: Arrays, want: Arrays) -> bool:
    """Whether all arrays that the student's dialect returns agree."""
    size = size_of(want)
    return all(
        array is None or (target := want.get(name)) is None or alike(array, target, size) for name, array in got.items()
    )

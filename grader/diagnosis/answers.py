"""What students and mutants answered, to be compared. The answers of mutants are kept for a whole run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.catalog.catalog import chapter_dialect
from grader.checks import TOLERANCE, alike
from grader.checks.types import Array
from grader.dialects.signature import Dialect
from grader.errors import StudentError
from grader.judging.in_process import HERE, InProcess
from grader.judging.student import Student
from grader.model import Diagnosis, DiagnosisKind, Exercise, Mutant
from grader.mutation.build import Build

Arrays = Mapping[str, Array | None]
TWIN = ", which cannot tell it from the one before"


@dataclass(frozen=True)
class Seen:
    """What the student answered to one case; None where it raised."""

    case: Any
    absent: tuple[str, ...]
    forward: Arrays | None
    backward: Arrays | None
    given: Mapping[str, Arrays] = field(default_factory=dict)  # what the calls took: "forward" and "backward"
    overwritten: str = ""  # what the forward call changed in place, and which it was

    @property
    def entries(self) -> int:
        """How many numbers were answered: what it costs to ask the case again."""
        answers = (self.forward or {}, self.backward or {})
        return sum(array.size for answer in answers for array in answer.values() if array is not None)


@dataclass(frozen=True)
class Target:
    """An answer laid out to be compared with many: its arrays as one, and how far each entry may be off."""

    arrays: Arrays
    shapes: tuple[tuple[int, ...], ...]
    entries: Array
    allowed: Array

    @classmethod
    def of(cls, arrays: Arrays, names: tuple[str, ...]) -> Target:
        """The target that the arrays of these names are; `allowed` is empty where not all of it is finite."""
        chosen, size = [np.asarray(arrays[name]) for name in names], size_of(arrays)
        flat = np.concatenate([np.empty(0), *(array.ravel() for array in chosen)])
        if not np.isfinite(flat).all():
            return cls(arrays, (), flat, np.empty(0))
        bounds = [np.full(a.size, TOLERANCE["alike"].allows(float(np.abs(a).max(initial=0.0)), size)) for a in chosen]
        return cls(arrays, tuple(a.shape for a in chosen), flat, np.concatenate([np.empty(0), *bounds]))

    def met_by(self, got: Arrays, names: tuple[str, ...]) -> bool:
        """Whether the arrays of these names agree with it, as `all_alike` has it."""
        chosen = [np.asarray(got[name]) for name in names]
        if len(self.allowed) != len(self.entries):
            return all_alike(got, self.arrays)
        if tuple(array.shape for array in chosen) != self.shapes:
            return False
        flat = np.concatenate([np.empty(0), *(array.ravel() for array in chosen)])
        return bool((np.abs(flat - self.entries) <= self.allowed).all())


@dataclass
class MutantAnswers:
    """The answers of mutants, kept for the whole run: they do not depend on the submission."""

    known: dict[Any, Arrays | None] = field(default_factory=dict)
    targets: dict[Any, Target] = field(default_factory=dict)
    passing: set[Any] = field(default_factory=set)  # cases that depend on the seed alone and may be kept
    called: dict[Any, set[str]] = field(default_factory=dict)  # the solution's functions that such an answer asks for

    def answer(self, exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> Arrays | None:
        """What the solution with these mutants' parts answers to a case."""
        key = self.key(exercise, mutants, seen, kind)
        if key not in self.known:
            answer = self.asked(exercise, mutants, seen, kind)
            if seen.case not in self.passing:
                return answer
            self.known[key] = answer
        return self.known[key]

    def agrees(self, exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> bool:
        """Whether the solution with these mutants' parts answers a case as the student did."""
        got, want = getattr(seen, kind), self.answer(exercise, mutants, seen, kind)
        if want is None or seen.case not in self.passing:
            return want is not None and all_alike(got, want)
        names = tuple(name for name, array in got.items() if array is not None and want.get(name) is not None)
        key = (*self.key(exercise, mutants, seen, kind), names)
        if key not in self.targets:
            self.targets[key] = Target.of(want, names)
        return self.targets[key].met_by(got, names)

    def unseen(self, exercise: Exercise, mutant: Mutant, seen: Seen | None, kind: str) -> int:
        """How many arrays a mutant spoils that the student's dialect does not return: fewer fit better what is seen."""
        if seen is None:
            return 0
        got = getattr(seen, kind)
        right, wrong = (self.answer(exercise, mutants, seen, kind) or {} for mutants in ((), (mutant,)))
        hidden = [name for name in right if got.get(name) is None and wrong.get(name) is not None]
        return sum(not all_alike({name: wrong[name]}, {name: right[name]}) for name in hidden)

    @staticmethod
    def key(exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> tuple[Any, ...]:
        """What an answer depends on."""
        return (exercise.slug, tuple((m.id, m.build is None) for m in mutants), seen.case, seen.absent, kind)

    def asked(self, exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> Arrays | None:
        """Ask the solution with the mutants' parts; None where it cannot answer."""
        assert exercise.answers is not None
        if mutants and self.elsewhere(exercise, mutants, seen, kind):
            return self.answer(exercise, (), seen, kind)
        ask, called = getattr(exercise.answers, kind), set[str]()
        try:
            entries = entries_of(exercise, mutants)  # raises where two replace one place of a text
            called = entries.called
            with np.errstate(all="ignore"):
                return dict(ask(spoken(exercise, entries), seen.case, seen.absent))
        except StudentError:
            return None
        finally:
            if not mutants:
                self.called[self.key(exercise, (), seen, kind)] = called

    def elsewhere(self, exercise: Exercise, mutants: tuple[Mutant, ...], seen: Seen, kind: str) -> bool:
        """Whether the mutants' text is read by nothing that this answer asks for."""
        called = self.called.get(self.key(exercise, (), seen, kind))
        builds = [mutant.build or exercise.mistakes().build for mutant in mutants]
        return called is not None and not any(
            not isinstance(build, Build) or build.touches(mutant.replaces, called)
            for mutant, build in zip(mutants, builds, strict=True)
        )


def mutated(exercise: Exercise, mutants: Sequence[Mutant], dialect: Dialect | None = None) -> Student:
    """A student made of our own parts, some of them replaced."""
    return spoken(exercise, entries_of(exercise, mutants), dialect)


def entries_of(exercise: Exercise, mutants: Sequence[Mutant]) -> InProcess:
    """Our own entries with the mutants' parts."""
    parts = {name: part for mutant in mutants for name, part in mutant.replaces.items()}
    build = (mutants[0].build if mutants else None) or exercise.mistakes().build
    return InProcess(lambda: build(parts))


def spoken(exercise: Exercise, entries: InProcess, dialect: Dialect | None = None) -> Student:
    """Entries of ours as a student, in the chapter's own dialect."""
    return Student(entries, dialect or chapter_dialect(exercise.folder.parent), device=HERE)


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


def same(mine: Arrays | None, answer: Arrays | None) -> bool:
    """Whether an answer agrees with the submission's; where that has none, nothing is asked of it."""
    return mine is None or (answer is not None and all_alike(mine, answer))


def unique(mutants: Iterable[Mutant], by: str = "id") -> list[Mutant]:
    """The first mutant of each id, or of each advice."""
    found: dict[str, Mutant] = {}
    for mutant in mutants:
        found.setdefault(getattr(mutant, by), mutant)
    return list(found.values())


def like(mutant: Mutant, evidence: str, kind: DiagnosisKind = DiagnosisKind.MUTANT) -> Diagnosis:
    """The submission answers like this mutant."""
    return Diagnosis(mutant.id, mutant.advice, evidence, kind=kind)


def named(mutants: Iterable[Mutant], inputs: int) -> list[Diagnosis]:
    """Mutants that answer alike on every input, as diagnoses; after the first come twins with other advice."""
    found = unique(mutants, by="advice")
    return [like(m, f"{inputs} of {inputs} inputs" + TWIN * (k > 0)) for k, m in enumerate(found)]

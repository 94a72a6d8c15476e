"""What students get of a teacher's own exercise: everything but the solution, whose answers are stored instead."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.catalog import catalog
from grader.catalog.catalog import chapter_dialect
from grader.catalog.errors import blaming
from grader.catalog.loading import starter_of
from grader.derived import suite
from grader.derived.cases import Case
from grader.derived.derivation import of, written
from grader.derived.laws import Right
from grader.derived.question import Question
from grader.derived.regimes import Regime, sizes_for
from grader.derived.stored import Content, Record, texts
from grader.derived.truth import Wanted
from grader.errors import BadExercise, Refused
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.run.proof import namespace

COPIED = ("exercise.toml", "task.md")
ORDINARY, CORNER, SMALL = 8, 2, 8  # how many cases of a regime are stored; how many sizes of one or two


@dataclass(frozen=True, eq=False)
class Recording:
    """Notes everything that is asked about any case."""

    right: Right
    known: dict[Case, Record] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """The question."""
        return self.right.question

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """The regimes of its cases."""
        return self.right.regimes

    def record(self, case: Case) -> Record:
        """What there is to know of a case."""
        if case not in self.known:
            right = self.right
            self.known[case] = Record(right.given(case), right.cotangents(case), right.wanted(case))
        return self.known[case]

    def given(self, case: Case) -> dict[str, Any]:
        """The parts of all arguments."""
        return dict(self.record(case).given)

    def cotangents(self, case: Case) -> dict[str, Any]:
        """The arriving gradients of a pair."""
        return dict(self.record(case).cotangents)

    def wanted(self, case: Case) -> Wanted:
        """The right answer."""
        return self.record(case).wanted


def bundle(slug: str, exercises: Path | None) -> dict[Path, bytes]:
    """The files of the bundle by their place below its folder.

    Raises:
        Refused: the exercise is not one that is derived from its solution alone, or its solution fails it.
    """
    exercise = catalog.load(exercises).exercise(slug)
    folder = exercise.folder
    if exercise.unasked is None or not (folder / "solution.py").is_file():
        raise Refused(f"{slug}: only an exercise that is derived from its solution ([arguments]) can be bundled")
    if (folder / "checks.py").is_file():
        raise Refused(f"{folder / 'checks.py'}: checks of your own ask the solution, so they cannot go without it")
    if exercise.adapter:
        raise Refused(f"{slug}: an exercise with an adapter.py cannot be bundled")
    with blaming(folder):
        made = {name: (folder / name).read_bytes() for name in (*COPIED, *exercise.drawings)}
        made |= {"starter.py": starter_of(exercise).encode(), **texts(content(folder))}
    return {Path(exercise.chapter, slug, name): text for name, text in made.items()}


def content(folder: Path) -> Content:
    """All that the checks can ask for, found by putting them to the solution."""
    made = of(folder)
    right = Recording(made.right)
    drawn = {name: cases_of(right, regime) for name, regime in right.regimes.items()}
    drawn = {name: cases for name, cases in drawn.items() if any(not case.digits for case in cases)}
    student = Student(InProcess(lambda: namespace(folder / "solution.py")), chapter_dialect(folder.parent))
    judge = Judge(student, 0, {}, folder.name)
    for check in suite.checks(right, made.draws, drawn):
        asked = {case.regime for case in judge.drawn(check)}
        for case in (case for name, cases in drawn.items() if name in asked for case in cases):
            outcome = judge.attempt(check, case)
            if outcome is not None and not check.note:
                raise BadExercise(f"{folder / 'solution.py'}: it fails its own check {check.id}: {outcome.facts}")
    return Content(written(folder), drawn, right.known, made.unasked)


def cases_of(right: Recording, regime: Regime) -> tuple[Case, ...]:
    """The cases of a regime that the solution can be asked."""
    return tuple(case for case in dict.fromkeys(wished(right.question, regime)) if not right.wanted(case).unfit)


def wished(question: Question, regime: Regime) -> Iterator[Case]:
    """Cases as they are drawn otherwise, and small ones of round numbers."""
    letters = question.letters
    sizes = sizes_for(regime.sizes, letters)
    for k in range(ORDINARY if regime.name == "ordinary" else CORNER):
        yield Case(sizes[k % len(sizes)], k, regime.name)
    if regime.group == "sizes":  # the small ones are ordinary cases
        yield from (Case(tuple(n if n > ORDINARY else 1 for n in row), 0, regime.name, 1) for row in sizes)
        return
    for row in itertools.islice(itertools.product((1, 2), repeat=len(letters)), SMALL):
        for seed in range(2):
            yield Case(row, seed, regime.name, digits=1)

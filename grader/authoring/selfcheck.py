"""Do our own exercises have teeth? The starter and a constant earn nothing, the solution everything; every mutant
is caught and diagnosed as itself; every check catches a mutant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

import numpy as np

from grader.authoring.constants import constants
from grader.catalog.catalog import Catalog, chapter_dialect
from grader.catalog.errors import blaming, culprit
from grader.catalog.loading import starter_of
from grader.diagnosis.answers import MutantAnswers, mutated
from grader.diagnosis.search import Search
from grader.dialects.signature import Dialect
from grader.errors import BadExercise
from grader.judging.in_process import HERE, InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.model import Exercise, Mutant, Status, Verdict
from grader.run.proof import adapted, lacking, solution
from grader.words import of_number

FILES = {"exercise.toml", "task.md", "starter.py", "solution.py", "checks.py", "mutants.py", "probes.py", "adapter.py"}
DERIVED = "grader.derived.suite"  # where checks are made that are the grader's: its own tests show their teeth
NEEDED = {"exercise.toml", "task.md", "solution.py"}


@dataclass
class Findings:
    """What is wrong with an exercise (nothing, one hopes), and what was counted."""

    slug: str
    problems: list[str] = field(default_factory=list)
    mutants: int = 0
    checks: int = 0
    alike: dict[str, str] = field(default_factory=dict)  # mutants that cannot be told apart
    unasked: tuple[str, ...] = ()  # what a solution cannot answer well, so that nobody is asked
    unproved: tuple[str, ...] = ()  # packages that are not installed, without which nothing can be proved
    toothless: set[str] = field(default_factory=set)  # checks that have caught no mutant
    derived: str = ""  # what became of the mutants that are derived from the solution, where that was asked

    @property
    def summary(self) -> str:
        """One line."""
        if self.unproved:
            return f"{self.slug}: not proved, for {', '.join(self.unproved)} is not installed"
        told = f", {len(self.alike)} of them not to be told from another" if self.alike else ""
        out = f"; not asked, for the solution itself fails there: {', '.join(self.unasked)}" if self.unasked else ""
        checks, mutants = of_number(self.checks, "check"), of_number(self.mutants, "mutant")
        problems = of_number(len(self.problems), "problem")
        return f"{self.slug}: {checks}, {mutants}{told}{self.derived}, {problems}{out}"


def selfcheck(catalog: Catalog, slug: str, seed: int = 0) -> Findings:
    """Prove one exercise, its derived mutants apart (`grader.authoring.derived`); raises UnknownExercise."""
    exercise = catalog.exercise(slug)
    findings = Findings(slug, unasked=exercise.unasked or ())
    findings.problems += files(exercise)
    findings.problems += points(exercise, next(one.points for one in catalog.outlines if one.slug == slug))
    if any(not (exercise.folder / name).is_file() for name in needed(exercise)):
        return findings
    spoken = [catalog.dialects[name] for name in exercise.dialects if name in catalog.dialects]
    findings.unproved = tuple(name for dialect in spoken for name in lacking(dialect))
    if findings.unproved:
        return findings
    findings.problems += starter(exercise, seed, spoken)
    for name in exercise.dialects:
        if name not in catalog.dialects:
            findings.problems.append(f"exercise.toml names an unknown dialect {name!r}")
            continue
        findings.problems += solution(exercise, catalog.dialects[name], seed)
    findings.problems += constants(exercise, seed)
    findings.problems += mutants(exercise, seed, findings)
    return findings


def files(exercise: Exercise) -> Iterator[str]:
    """What is missing from the folder, or lies about in it."""
    there = {path.name for path in exercise.folder.iterdir() if path.name != "__pycache__"}
    for name in sorted(needed(exercise) - there):
        yield f"{name} is missing"
    shown = set(re.findall(r"!\[[^]]*\]\(([^):]+)\)", exercise.task if "task.md" in there else ""))
    yield from (f"task.md shows {name}, which is missing" for name in sorted(shown - there))
    for name in sorted(there - FILES - (shown & exercise.drawings.keys())):
        yield f"{name} is a stray file"
    if len(exercise.hint.split()) < 4:
        yield "the hint is too short to help"


def points(exercise: Exercise, stated: int | None) -> Iterator[str]:
    """Whether the points that exercise.toml states are those of the checks."""
    if stated not in (None, exercise.max_points):
        yield f"exercise.toml states {stated} points, its checks give {exercise.max_points:g}"


def needed(exercise: Exercise) -> set[str]:
    """The files that an exercise cannot do without: three, and its checks where they follow from nothing."""
    derives = exercise.unasked is not None or (exercise.folder.parent / "checks.py").is_file()
    return NEEDED if derives else NEEDED | {"checks.py"}


def starter(exercise: Exercise, seed: int, spoken: Sequence[Dialect]) -> Iterator[str]:
    """The starter earns nothing, and is not taken for a wrong answer."""
    home = chapter_dialect(exercise.folder.parent)
    path, text = exercise.folder / "starter.py", starter_of(exercise)
    with blaming(exercise.folder):
        code = compile(text, str(path), "exec")
    adapting = next((dialect for dialect in spoken if dialect.adapter), None)
    if adapting is not None and "native" not in exercise.dialects:
        dialect, make = adapting, lambda: adapted(path, adapting)
    else:
        dialect, make = home, lambda: executed(code)
    student = Student(InProcess(make), dialect, device=HERE)
    judge = Judge(student, seed, {}, exercise.slug)
    for check in exercise.checks:
        if check.note:
            continue
        outcomes = (judge.attempt(check, case) for case in judge.drawn(check))
        first = next((outcome for outcome in outcomes if outcome is not None), None)
        if first is None or first.begun:
            yield f"the starter counts as begun in {check.id}: it should raise NotImplementedError"


def executed(code: CodeType) -> dict[str, Any]:
    """The names of a starter."""
    made: dict[str, Any] = {"__name__": "starter"}
    exec(code, made)
    return made


def mutants(exercise: Exercise, seed: int, findings: Findings) -> Iterator[str]:
    """Every mutant is caught and diagnosed; the checks that catch none are noted."""
    asking = [check for check in exercise.checks if not check.note]
    mutant_answers, toothless = MutantAnswers(), {c.id for c in asking if c.run.__module__ != DERIVED}
    cases: dict[tuple[str, str], tuple[Any, ...]] = {}
    findings.checks = len(asking)
    everyone = exercise.mistakes().mutants
    names = [mutant.id for mutant in everyone]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two mutants are called {name}"
    right = mutated(exercise, ())
    for check in caught(exercise, Judge(right, seed, cases, exercise.slug), right=True):
        yield f"the parts with nothing replaced fail {check}"
    for mutant in everyone:
        findings.mutants += 1
        judge = Judge(mutated(exercise, (mutant,)), seed, cases, exercise.slug)
        failed = list(caught(exercise, judge))
        toothless -= set(failed)
        if not failed:
            yield f"{mutant.id} is not caught"
        else:
            yield from told(exercise, mutant, judge, failed, mutant_answers, findings)
    findings.toothless = toothless


def caught(exercise: Exercise, judge: Judge, right: bool = False) -> Iterator[str]:
    """The checks that fail, those that need a failed one left out; what breaks in what is right raises BadExercise."""
    failed: set[str] = set()
    for check in exercise.checks:
        if check.note or failed & set(check.needs):
            continue
        outcomes = ((case, judge.attempt(check, case)) for case in judge.drawn(check))
        case, outcome = next(((case, outcome) for case, outcome in outcomes if outcome is not None), (None, None))
        if outcome is None:
            continue
        broken = culprit(outcome.origin, exercise.folder) if right else None
        if outcome.status is Status.FAULT:
            broken = culprit(outcome.origin, exercise.folder.parents[1]) or outcome.facts
        if broken is not None:
            raise BadExercise(broken)
        failed.add(check.id)
        judge.keep(check, case)
        yield check.id


def told(
    exercise: Exercise,
    mutant: Mutant,
    judge: Judge,
    failed: list[str],
    mutant_answers: MutantAnswers,
    findings: Findings,
) -> Iterator[str]:
    """Whether the diagnosis names the mutant, or one that answers alike on every input."""
    if exercise.answers is None:
        return
    verdicts = tuple(Verdict(check, check, Status.FAIL, 0.0, 1.0) for check in failed)
    with np.errstate(all="ignore"):
        found = Search(exercise, exercise.answers, judge.student, judge, mutant_answers, verdicts).found()
    ids = [diagnosis.id for diagnosis in found]
    if not ids:
        yield f"{mutant.id} is not diagnosed"
    elif mutant.id not in ids and mutant.advice not in (diagnosis.advice for diagnosis in found):
        yield f"{mutant.id} is diagnosed as {ids[0]}"
    elif mutant.id not in ids[:2]:
        findings.alike[mutant.id] = ids[0]

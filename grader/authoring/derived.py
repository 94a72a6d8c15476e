"""Which of the mutants derived from a solution do an exercise's checks catch, and which get through?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from grader.authoring.selfcheck import Findings, caught, selfcheck
from grader.catalog.catalog import Catalog
from grader.checks import drawn
from grader.diagnosis.answers import MutantAnswers, Seen, all_alike, mutated
from grader.judging.judge import Judge
from grader.model import Exercise, Mutant
from grader.mutation.build import Build


@dataclass
class Survey:
    """How many derived mutants there are, and the ids of those that no check catches."""

    mutants: int = 0
    survivors: list[str] = field(default_factory=list)
    elsewhere: int = 0  # those that spoil what this exercise asks for but does not grade


def proved(catalog: Catalog, slug: str, seed: int = 0, derived: bool = False) -> Findings:
    """All that can be proved of an exercise; derived mutants are asked for, or needed. Raises UnknownExercise."""
    findings, exercise = selfcheck(catalog, slug, seed), catalog.exercise(slug)
    if not findings.unproved and (derived or unwritten(exercise, findings.toothless)):
        survey(catalog, slug, findings, seed)
        findings.toothless -= biting(exercise, findings.toothless, seed)
    findings.problems += [f"{name} catches no mutant" for name in sorted(findings.toothless)]
    return findings


def biting(exercise: Exercise, names: set[str], seed: int) -> set[str]:
    """Those of some checks that a derived mutant fails, asked whatever other checks say of it."""
    found: set[str] = set()
    cases: dict[tuple[str, str], tuple[Any, ...]] = {}
    for mutant in exercise.mistakes().derived() if names else ():
        judge = Judge(mutated(exercise, (mutant,)), seed, cases, exercise.slug)
        alone = [replace(check, needs=()) for check in exercise.checks if check.id in names - found]
        found |= set(caught(replace(exercise, checks=tuple(alone)), judge))
        if found == names:
            break
    return found


def unwritten(exercise: Exercise, toothless: set[str]) -> bool:
    """Whether derived mutants have to prove it: a cell that has no parts, or checks for which no mutant is written."""
    known = exercise.mistakes()
    whole = exercise.unasked is None and isinstance(known.build, Build)
    return whole or (bool(toothless) and not known.mutants)


def surveyed(exercise: Exercise, seed: int = 0) -> Survey:
    """Put every derived mutant to the checks."""
    cases: dict[tuple[str, str], tuple[Any, ...]] = {}
    found = Survey()
    for mutant in exercise.mistakes().derived():
        found.mutants += 1
        judge = Judge(mutated(exercise, (mutant,)), seed, cases, exercise.slug)
        if next(caught(exercise, judge), None) is None:
            if (
                exercise.answers is not None
                and exercise.answers.backward is not None
                and forward_only(exercise, mutant, seed)
            ):
                found.elsewhere += 1
            else:
                found.survivors.append(mutant.id)
    return found


def forward_only(exercise: Exercise, mutant: Mutant, seed: int) -> bool:
    """Whether a mutant spoils the forward pass, which is another exercise's, and not the gradients."""
    assert exercise.answers is not None
    draws, kept = exercise.answers.draws, MutantAnswers()
    wrong = False
    for case in drawn(draws, seed):
        seen = Seen(case, (), {}, {})
        pairs = [
            [kept.answer(exercise, which, seen, kind) for which in ((mutant,), ())] for kind in ("forward", "backward")
        ]
        alike = [a is not None and b is not None and all_alike(a, b) for a, b in pairs]
        wrong = wrong or not alike[0]
        if not alike[1]:
            return False
    return wrong


def survey(catalog: Catalog, slug: str, findings: Findings, seed: int = 0) -> None:
    """Add to the findings what becomes of the derived mutants of an exercise."""
    found = surveyed(catalog.exercise(slug), seed)
    equivalent = next(o.content.get("equivalent", {}) for o in catalog.outlines if o.slug == slug)
    caught_here = found.mutants - found.elsewhere - len(found.survivors)
    findings.derived = (
        f", {found.mutants} derived ({caught_here} caught, {found.elsewhere} of the forward pass alone, "
        f"{len(found.survivors)} not caught)"
    )
    findings.problems += holes(found, equivalent)


def holes(found: Survey, equivalent: Mapping[str, str]) -> Iterator[str]:
    """What is wrong: a survivor that is not marked as equivalent, a mark on what is no survivor."""
    for name in found.survivors:
        if name not in equivalent:
            yield f"{name}, derived from the solution, is not caught; if it is right, say why in [equivalent]"
    for name in equivalent:
        if name not in found.survivors:
            yield f"[equivalent] names {name}, which is caught, or is no derived mutant"

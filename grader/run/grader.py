"""Submission in, reports out. One `Grader` serves a whole run: cases and expected values are drawn once."""

from __future__ import annotations

import platform
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import hypothesis
import numpy as np

from grader.catalog.catalog import Catalog
from grader.catalog.matching import dialect_of, exercises_of, functions_in, missing
from grader.diagnosis.answers import MutantAnswers
from grader.diagnosis.search import diagnosed
from grader.dialects.signature import Dialect
from grader.errors import Ambiguous, LoadFailed, Unknown, WorkerLost
from grader.judging.judge import Judge
from grader.judging.session import Session
from grader.judging.student import Student
from grader.judging.verdicts import askable, judged
from grader.model import Diagnosis, Exercise, Report, Status, Submission, Verdict
from grader.run import remarks
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox
from grader.sandbox.worker import Arity
from grader.version import VERSION


def environment() -> dict[str, str]:
    """The versions that can change a draw or a last digit."""
    return {
        "grader": VERSION,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "hypothesis": hypothesis.__version__,
    }


@dataclass
class Grader:
    """Grades submissions with one sandbox and one seed."""

    catalog: Catalog
    sandbox: Sandbox
    seed: int = 0
    limits: Limits = field(default_factory=Limits)
    cases: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict)
    mutant_answers: MutantAnswers = field(default_factory=MutantAnswers)

    def reports(self, submission: Submission, slug: str | None = None, dialect: Dialect | None = None) -> list[Report]:
        """One report per exercise that the file answers (or for `slug` alone).

        Raises:
            Ambiguous: two dialects fit the file equally well and none was given.
            UnknownExercise: no such exercise.
        """
        began = time.monotonic()
        rules = Rules(self.catalog.forbidden(slug))
        with Session(self.sandbox, submission, self.seed, self.limits, rules) as session:
            try:
                functions = session.open()
                dialect = dialect or dialect_of(functions, self.catalog, submission.source)
                slugs = self.wanted(slug, functions, dialect)
            except (LoadFailed, WorkerLost, Unknown) as error:
                why = remarks.reason(error, session.mishaps, submission.remarks)
                reports = self.invalid(submission, slug, dialect, why)
                return [replace(r, duration_s=time.monotonic() - began) for r in reports]
            reports = [self.report(submission, self.catalog.exercise(s), dialect, session) for s in slugs]
            reports = self.noted(reports, submission, dialect, session)
            return reports + (self.lost(submission, slugs, functions, dialect, session) if slug is None else [])

    def noted(self, reports: list[Report], submission: Submission, dialect: Dialect, session: Session) -> list[Report]:
        """The reports with what was odd about the file."""
        told = []
        for place, report in enumerate(reports):
            functions = {dialect.entries[e].function for e in self.catalog.entries(report.exercise)}
            told.append(remarks.with_notes(report, submission, functions, first=not place))
        told[0] = replace(told[0], notes=(*told[0].notes, *remarks.on_loading(session.mishaps)))
        return told

    def lost(
        self,
        submission: Submission,
        slugs: tuple[str, ...],
        functions: Mapping[str, Arity],
        dialect: Dialect,
        session: Session,
    ) -> list[Report]:
        """Reports of exercises that the text answers, but below the place at which the file ended, or in no code."""
        stopped = remarks.ended(session.mishaps)
        unseen = {name: Arity(0, None) for r in submission.remarks if r.when == "missing" for name in r.functions}
        there = {**(functions_in(submission.source) if stopped else unseen), **functions}
        why = remarks.reason(stopped or Unknown("a function is missing"), (), submission.remarks)
        more = [slug for slug in exercises_of(there, dialect, self.catalog) if slug not in slugs]
        return [report for slug in more for report in self.invalid(submission, slug, dialect, why)]

    def wanted(self, slug: str | None, functions: Mapping[str, Any], dialect: Dialect) -> tuple[str, ...]:
        """The exercises to judge; raises Unknown."""
        if slug is None:
            return exercises_of(functions, dialect, self.catalog)
        lacking = missing(slug, functions, dialect, self.catalog)
        if lacking:
            has = ", ".join(list(functions)[:8]) or "no function"
            raise Unknown(f"{slug} needs {', '.join(lacking)}; the file defines {has}")
        return (slug,)

    def report(self, submission: Submission, exercise: Exercise, dialect: Dialect, session: Session) -> Report:
        """Judge one exercise."""
        began = time.monotonic()
        student = Student(session, dialect)
        judge = Judge(student, self.seed, self.cases, exercise.slug)
        verdicts, notes = judged(exercise, dialect, judge)
        found, broken = self.diagnosis(exercise, student, verdicts, judge)
        verdicts += broken
        fault = any(verdict.status is Status.FAULT for verdict in verdicts)
        return Report(
            exercise=exercise.slug,
            submission=submission.name,
            sha256=submission.sha256,
            dialect=dialect.name,
            status="fault" if fault else "graded",
            score=None if fault else sum(verdict.points for verdict in verdicts),
            max_score=sum(verdict.max_points for verdict in verdicts),
            seed=self.seed,
            sandbox=self.sandbox.level,
            verdicts=verdicts,
            notes=notes,
            diagnosis=found,
            environment=environment(),
            duration_s=time.monotonic() - began,
            output=session.worker.output if session.worker else session.output,
        )

    def diagnosis(
        self, exercise: Exercise, student: Student, verdicts: tuple[Verdict, ...], judge: Judge
    ) -> tuple[tuple[Diagnosis, ...], tuple[Verdict, ...]]:
        """The diagnosis; what breaks in it is a fault of ours and is said."""
        try:
            return diagnosed(exercise, student, verdicts, judge, self.mutant_answers), ()
        except Exception:
            facts = traceback.format_exc(limit=-4)
            return (), (Verdict("diagnosis", "The search for the mistake", Status.FAULT, 0.0, 0.0, facts),)

    def invalid(self, submission: Submission, slug: str | None, dialect: Dialect | None, reason: str) -> list[Report]:
        """Reports of a file that cannot be graded: for every exercise that its text seems to answer."""
        functions = functions_in(submission.source)
        slugs: tuple[str, ...] = (slug or "",)
        if slug is None:
            try:
                dialect = dialect or dialect_of(functions, self.catalog, submission.source)
                slugs = exercises_of(functions, dialect, self.catalog)
            except (Unknown, Ambiguous):
                pass
        return [
            Report(
                exercise=each,
                submission=submission.name,
                sha256=submission.sha256,
                dialect=dialect.name if dialect else "",
                status="invalid",
                score=0.0,
                max_score=self.most(each, dialect) if each else 0.0,
                seed=self.seed,
                sandbox=self.sandbox.level,
                environment=environment(),
                reason=reason,
            )
            for each in slugs
        ]

    def most(self, slug: str, dialect: Dialect | None) -> float:
        """The points of an exercise in a dialect."""
        checks = self.catalog.exercise(slug).checks
        return sum(check.points for check in checks if dialect is None or askable(check, dialect))

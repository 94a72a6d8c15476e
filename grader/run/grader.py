"""Submission in, reports out. One `Grader` serves a whole run: cases and expected values are drawn once."""

from __future__ import annotations

import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

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
from grader.model import Diagnosis, Exercise, Origin, Report, ReportStatus, Status, Submission, Verdict
from grader.run import remarks
from grader.run.bounds import limited, ruled
from grader.run.heading import Heading
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox
from grader.sandbox.told import Arity


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
        with Session(self.sandbox, submission, self.seed, *self.bounds(slug, slug)) as session:
            try:
                functions = session.open()
                dialect = dialect or dialect_of(functions, self.catalog, submission.source)
                slugs = self.wanted(slug, functions, dialect)
            except (LoadFailed, WorkerLost, Unknown) as error:
                why = remarks.reason(error, session.mishaps, submission.remarks)
                reports = self.invalid(submission, slug, dialect, why)
                return [replace(r, duration_s=time.monotonic() - began) for r in reports]
            reports = [self.under_bounds(submission, s, dialect, session, self.bounds(slug, s)) for s in slugs]
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

    def bounds(self, asked: str | None, slug: str | None) -> tuple[Limits, Rules]:
        """What a submission may use while an exercise is judged (`asked` for, or found in it), or found at all."""
        exercise = self.catalog.exercise(slug) if slug is not None else None
        return limited(self.limits, exercise), ruled(self.catalog.forbidden(asked), exercise)

    def wanted(self, slug: str | None, functions: Mapping[str, Any], dialect: Dialect) -> tuple[str, ...]:
        """The exercises to judge; raises Unknown."""
        if slug is None:
            return exercises_of(functions, dialect, self.catalog)
        lacking = missing(slug, functions, dialect, self.catalog)
        if lacking:
            has = ", ".join(list(functions)[:8]) or "no function"
            raise Unknown(f"{slug} needs {', '.join(lacking)}; the file defines {has}")
        return (slug,)

    def under_bounds(
        self, submission: Submission, slug: str, dialect: Dialect, session: Session, bounds: tuple[Limits, Rules]
    ) -> Report:
        """Judge one exercise under its bounds; a file that does not load under them is invalid."""
        began = time.monotonic()
        try:
            session.under(*bounds)
        except LoadFailed as error:
            (report,) = self.invalid(submission, slug, dialect, remarks.of_loading(error))
        else:
            report = self.report(submission, self.catalog.exercise(slug), dialect, session)
        return replace(report, duration_s=time.monotonic() - began)

    def report(self, submission: Submission, exercise: Exercise, dialect: Dialect, session: Session) -> Report:
        """Judge one exercise."""
        student = Student(session, dialect)
        judge = Judge(student, self.seed, self.cases, exercise.slug)
        verdicts, notes = judged(exercise, dialect, judge)
        found, broken = self.diagnosis(exercise, student, verdicts, judge)
        output = session.worker.output if session.worker else session.output
        heading = self.heading(submission, exercise.slug, dialect)
        return heading.judged(verdicts + broken, notes, found, output)

    def heading(self, submission: Submission, slug: str, dialect: Dialect | None) -> Heading:
        """What stands above a report of this run."""
        name = dialect.name if dialect else ""
        return Heading(submission.name, submission.sha256, slug, name, self.seed, self.sandbox.level)

    def diagnosis(
        self, exercise: Exercise, student: Student, verdicts: tuple[Verdict, ...], judge: Judge
    ) -> tuple[tuple[Diagnosis, ...], tuple[Verdict, ...]]:
        """The diagnosis; what breaks in it is a fault of ours and is said."""
        try:
            return diagnosed(exercise, student, verdicts, judge, self.mutant_answers), ()
        except Exception as error:
            facts, title = traceback.format_exc(limit=-4), "The search for the mistake"
            origin = Origin.of(error)
            return (), (Verdict("diagnosis", title, Status.FAULT, 0.0, 0.0, facts, origin=origin),)

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
            self.heading(submission, each, dialect).unjudged(
                ReportStatus.INVALID, reason, self.most(each, dialect) if each else 0.0
            )
            for each in slugs
        ]

    def most(self, slug: str, dialect: Dialect | None) -> float:
        """The points of an exercise in a dialect."""
        checks = self.catalog.exercise(slug).checks
        return sum(check.points for check in checks if dialect is None or askable(check, dialect))

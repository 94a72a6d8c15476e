"""Submission in, reports out. One `Grader` serves a whole run: cases and expected values are drawn once."""

from __future__ import annotations

import contextlib
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from grader.catalog.catalog import Catalog
from grader.catalog.definitions import Definitions, found_in, in_text, loaded
from grader.catalog.matching import Answered, answered
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
from grader.run.device import Device
from grader.run.heading import Heading
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox
from grader.sandbox.told import Arity
from grader.submissions.script import definitions_alone, stands_in_the_way
from grader.submissions.stood_in import completed


@dataclass
class Grader:
    """Grades submissions with one sandbox and one seed."""

    catalog: Catalog
    sandbox: Sandbox
    seed: int = 0
    limits: Limits = field(default_factory=Limits)
    device: Device | None = None
    cases: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict)
    mutant_answers: MutantAnswers = field(default_factory=MutantAnswers)

    def reports(self, submission: Submission, slug: str | None = None, dialect: Dialect | None = None) -> list[Report]:
        """One report per exercise that the file answers (or for `slug` alone).

        Raises:
            Ambiguous: two dialects fit the file equally well and none was given.
            UnknownExercise: no such exercise.
        """
        began = time.monotonic()
        submission = completed(submission, self.catalog.modules(dialect))
        bounds, packages = self.bounds(slug), self.packages(submission)
        with Session(self.sandbox, submission, self.seed, *bounds, packages=packages) as session:
            try:
                file = loaded(session.open(), submission.source, submission.name)
                found = answered(file, self.catalog, slug, dialect)
            except (LoadFailed, WorkerLost, Unknown) as error:
                stopped = error if isinstance(error, LoadFailed) else remarks.ended(session.mishaps)
                if stopped is not None and stands_in_the_way(stopped):
                    session.close()
                    if (script := definitions_alone(submission, stopped)) is not None:
                        there = self.reports(script, slug, dialect)
                        return [remarks.told_by_cells(report, script.source) for report in there]
                why = remarks.reason(error, session.mishaps, submission.remarks)
                reports = self.invalid(submission, slug, dialect, why)
                return [replace(r, duration_s=time.monotonic() - began) for r in reports]
            reports = [self.under_bounds(submission, one, session, self.bounds(one.slug)) for one in found]
            told = [self.noted(r, one, submission) for r, one in zip(reports, found, strict=True)]
            told[0] = remarks.of_file(told[0], submission, session.mishaps)
            return told + (self.lost(submission, file, found, dialect, session.mishaps) if slug is None else [])

    def packages(self, submission: Submission) -> tuple[str, ...]:
        """What a file will import, as its classes say, and so is imported once for the whole run."""
        methods = in_text(submission.source).methods
        found = [d.packages for d in self.catalog.dialects.values() if d.adapter and found_in(methods, d, alone=True)]
        return tuple(dict.fromkeys(name for packages in found for name in packages))

    def noted(self, report: Report, one: Answered, submission: Submission) -> Report:
        """A report with what was odd about the functions that it is about."""
        entries = one.dialect.entries if one.dialect else {}
        functions = {entries[e].function for e in self.catalog.entries(one.slug) if e in entries}
        return remarks.of_functions(report, submission, functions)

    def lost(
        self,
        submission: Submission,
        file: Definitions,
        found: tuple[Answered, ...],
        dialect: Dialect | None,
        mishaps: Sequence[LoadFailed],
    ) -> list[Report]:
        """Reports of exercises that the text answers, but below the place at which the file ended, or in no code."""
        ended = remarks.ended(mishaps)
        unseen = {name: Arity(0, None) for r in submission.remarks if r.when == "missing" for name in r.functions}
        if not ended and not unseen:
            return []
        text = in_text(submission.source)
        more = {**text.functions, **file.functions} if ended else {**unseen, **file.functions}
        every: tuple[Answered, ...] = ()
        with contextlib.suppress(Unknown, Ambiguous):
            every = answered(replace(text, functions=more, name=file.name), self.catalog, dialect=dialect)
        slugs = {one.slug for one in found}
        why = remarks.reason(ended or Unknown("a function is missing"), (), submission.remarks)
        return [self.unread(submission, one.slug, one.dialect, why) for one in every if one.slug not in slugs]

    def bounds(self, slug: str | None) -> tuple[Limits, Rules]:
        """What a submission may use while an exercise is judged; None while it is not known which are in it."""
        exercise = self.catalog.exercise(slug) if slug is not None else None
        return limited(self.limits, exercise), ruled(self.catalog.forbidden(slug), exercise)

    def under_bounds(
        self, submission: Submission, one: Answered, session: Session, bounds: tuple[Limits, Rules]
    ) -> Report:
        """Judge one exercise under its bounds; what no dialect fits, or does not load under them, is invalid."""
        if one.dialect is None:
            return self.unread(submission, one.slug, None, one.problem)
        began = time.monotonic()
        try:
            session.under(*bounds)
            session.adapt(self.catalog.exercise(one.slug).adapter or one.dialect.adapter)
        except LoadFailed as error:
            report = self.unread(submission, one.slug, one.dialect, remarks.of_loading(error))
        else:
            report = self.report(submission, self.catalog.exercise(one.slug), one.dialect, session)
        return replace(report, duration_s=time.monotonic() - began)

    def report(self, submission: Submission, exercise: Exercise, dialect: Dialect, session: Session) -> Report:
        """Judge one exercise."""
        student = Student(session, dialect)
        judge = Judge(student, self.seed, self.cases, exercise.slug)
        heading = self.heading(submission, exercise.slug, dialect)
        with self.on_device(submission, exercise, dialect) as there:
            verdicts, notes = judged(exercise, dialect, judge, there)
            failing = judge if there is None or judge.failing else there
            found, broken = self.diagnosis(exercise, failing.student, verdicts, failing)
        if there is not None and self.device is not None:
            heading = replace(heading, sandbox=self.device.sandbox.level, device=self.device.described)
        return heading.judged(verdicts + broken, notes, found)

    @contextlib.contextmanager
    def on_device(self, submission: Submission, exercise: Exercise, dialect: Dialect) -> Iterator[Judge | None]:
        """The judge for checks that need a device; None where the run or the exercise has none."""
        if self.device is None or not any(check.device for check in exercise.checks):
            yield None
            return
        with self.device.session(submission, exercise, dialect, self.seed, self.bounds(exercise.slug)) as session:
            student = Student(session, dialect, device=self.device.name)
            yield Judge(student, self.seed, self.cases, exercise.slug)

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

    def invalid(self, submission: Submission, slug: str | None, dialect: Dialect | None, why: str) -> list[Report]:
        """Reports of a file that cannot be graded: for every exercise that its text seems to answer."""
        found: tuple[Answered, ...] = (Answered(slug or "", dialect),)
        if slug is None:
            with contextlib.suppress(Unknown, Ambiguous):
                found = answered(in_text(submission.source, submission.name), self.catalog, dialect=dialect)
        return [self.unread(submission, one.slug, one.dialect, why) for one in found]

    def unread(self, submission: Submission, slug: str, dialect: Dialect | None, why: str) -> Report:
        """The report of a file that cannot be graded, for one exercise or ("") for none that is known."""
        most = self.most(slug, dialect) if slug else 0.0
        return self.heading(submission, slug, dialect).unjudged(ReportStatus.INVALID, why, most)

    def most(self, slug: str, dialect: Dialect | None) -> float:
        """The points of an exercise in a dialect."""
        checks = [c for c in self.catalog.exercise(slug).checks if self.device is not None or not c.device]
        return sum(check.points for check in checks if dialect is None or askable(check, dialect))

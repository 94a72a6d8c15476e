"""One run: a plan, and the catalog, sandbox and grader that follow from it; files in, reports out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from pathlib import Path

from grader.catalog import catalog
from grader.catalog.errors import MOST_S, blaming, culprit
from grader.dialects.signature import Dialect
from grader.errors import Ambiguous, BadExercise, Unreadable
from grader.model import Report, ReportStatus, Status, Submission
from grader.run import device, remarks
from grader.run.bounds import limits
from grader.run.grader import Grader
from grader.run.heading import Heading
from grader.run.plan import Plan
from grader.run.proof import proved
from grader.run.quizzes import Quizzes, sound
from grader.sandbox.start import Sandbox, start
from grader.submissions.reader import fingerprint, handed_in
from grader.submissions.support import files_of


@dataclass(frozen=True)
class Run:
    """Turns files into reports."""

    plan: Plan
    catalog: catalog.Catalog
    sandbox: Sandbox
    grader: Grader
    dialect: Dialect | None
    support: Mapping[str, str] = field(default_factory=dict)  # files of the course that submissions may import

    def reports(self, path: Path, name: str | None = None, alone: bool = False) -> list[Report]:
        """The reports of what one student handed in; what cannot be read has one that says why.

        `alone`: a file may not import what lies beside it, which may be another student's.

        Raises:
            Ambiguous: two dialects fit alike, and the plan names none.
            BadExercise: an exercise of somebody's own broke on this submission.
        """
        name = name or called(path)
        try:
            submissions = handed_in(path, name, known(self.catalog, self.dialect), alone, self.helpers)
        except Unreadable as error:
            answers = self.quizzes.reports(path, name, ())
            return answers or [self.bare(path, name, ReportStatus.INVALID, error.reason)]
        answers = self.quizzes.reports(path, name, submissions)
        return together([*(self.of_one(submission) for submission in submissions), answers])

    @cached_property
    def quizzes(self) -> Quizzes:
        """What grades answers to quizzes."""
        return Quizzes(self.plan, self.sandbox, self.grader.limits)

    @cached_property
    def helpers(self) -> dict[str, list[str]]:
        """Functions that files about something else define too, and where they are asked for; none if one is meant."""
        generic = [o for o in self.catalog.outlines if o.generic]
        if self.plan.exercise in {o.slug for o in generic}:
            return {}
        dialects = [*self.catalog.dialects.values(), *([self.dialect] if self.dialect else [])]
        found: dict[str, list[str]] = {}
        for outline, entry, spoken in product(generic, self.catalog.helpers, dialects):
            if entry in outline.entries and entry in spoken.entries:
                found.setdefault(spoken.entries[entry].function, []).append(outline.slug)
        return found

    def of_one(self, submission: Submission) -> list[Report]:
        """The reports of one file. The numbers that a wrong one answers with are no reason to warn a person."""
        submission = replace(submission, files={**self.support, **submission.files})
        with blaming(self.plan.exercises, MOST_S), warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            reports = self.grader.reports(submission, self.plan.exercise, self.dialect)
        self.blame(reports)
        return [remarks.told_by_cells(r, submission.source) for r in reports] if submission.kind != "py" else reports

    def reports_of_all(self, path: Path, name: str) -> list[Report]:
        """The same where nobody can be asked: a file that fits two dialects is invalid."""
        try:
            return self.reports(path, name, alone=True)
        except BadExercise as error:
            return [self.bare(path, name, ReportStatus.FAULT, f"a mistake in the exercise: {error}")]
        except Ambiguous as error:
            return [self.bare(path, name, ReportStatus.INVALID, str(error))]

    def blame(self, reports: list[Report]) -> None:
        """What broke in a file of somebody's own is no fault of ours; raises BadExercise."""
        for verdict in (verdict for report in reports for verdict in report.verdicts):
            said = culprit(verdict.origin, self.plan.exercises) if verdict.status is Status.FAULT else None
            if said is not None:
                raise BadExercise(said)

    def bare(self, path: Path, name: str, status: ReportStatus, reason: str) -> Report:
        """A report that says only why there is no other."""
        report = bare(self.plan, path, name, status, reason, self.sandbox.level)
        most = self.grader.most(self.plan.exercise, self.dialect) if self.plan.exercise else 0.0
        return replace(report, max_score=most, dialect=self.dialect.name if self.dialect else "")


def called(path: Path) -> str:
    """What a submission is called: `.` and `..` by the folder that they stand for."""
    return path.name if path.name not in ("", "..") else Path(os.path.abspath(path)).name or str(path)


def bare(plan: Plan, path: Path, name: str, status: ReportStatus, reason: str, level: str = "") -> Report:
    """A report that says only why there is no other; its maximum is 0 until it is known better."""
    heading = Heading(name, fingerprint(path), plan.exercise or "", "", plan.seed, level)
    return heading.unjudged(status, reason)


def together(groups: list[list[Report]]) -> list[Report]:
    """The reports of several files of one student: one an exercise, that of the file in which it can be graded."""
    reports = [report for group in groups for report in group]
    graded = {report.exercise for report in reports if report.status is not ReportStatus.INVALID}
    found: dict[str, Report] = {}
    for report in reports:
        if report.status is not ReportStatus.INVALID or (
            report.exercise not in graded and (report.exercise or not graded)
        ):
            found.setdefault(report.exercise, report)
    return list(found.values())


def known(exercises: catalog.Catalog, dialect: Dialect | None) -> frozenset[str]:
    """The names of functions that are asked for, in any dialect."""
    dialects = [*exercises.dialects.values(), *([dialect] if dialect else [])]
    return frozenset(signature.function for each in dialects for signature in each.entries.values())


def settled(plan: Plan) -> tuple[catalog.Catalog, Dialect | None]:
    """The catalog and the dialect of a plan; raises `Refused` when the exercise or the dialect cannot be had."""
    device.words(plan)
    there = catalog.load(plan.exercises)
    sound(plan)
    files_of(plan.support)
    if plan.exercise is not None:
        there.exercise(plan.exercise)
    for slug in own(there, plan):
        there.exercise(slug).mistakes()
    dialect = there.dialect(plan.dialect) if plan.dialect is not None else None
    if dialect is not None and plan.dialect not in there.dialects:  # a file of somebody's own
        proved(there, dialect, there.slugs if plan.exercise is None else (plan.exercise,))
    return there, dialect


def own(known: catalog.Catalog, plan: Plan) -> list[str]:
    """The exercises of somebody's own that the plan may come to."""
    folder = plan.exercises
    slugs = [o.slug for o in known.outlines if folder and o.folder.is_relative_to(folder)]
    return [slug for slug in slugs if plan.exercise in (None, slug)]


@contextmanager
def opened(plan: Plan) -> Iterator[Run]:
    """A run with a sandbox of its own, which is closed at the end.

    Raises:
        Refused: the plan cannot be carried out here; the text says why.
    """
    found, dialect = settled(plan)
    with start(require=plan.require_sandbox) as box, device.opened(plan, box) as there:
        grader = Grader(found, box, seed=plan.seed, limits=limits(plan), device=there)
        yield Run(plan, found, box, grader, dialect, files_of(plan.support))

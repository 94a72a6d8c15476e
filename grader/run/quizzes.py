"""Answers to quizzes among submissions: recognised, and graded like the rest.

What grades them is imported when there are some: most submissions have none, and it costs 15 ms.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import BadQuiz, LoadFailed, Unreadable, WorkerLost
from grader.judging.session import Session
from grader.model import Report, ReportStatus, Submission
from grader.quiz import sheet
from grader.quiz.sheet import Sheet
from grader.run.heading import Heading
from grader.run.plan import Plan
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox
from grader.submissions.reader import fingerprint

if TYPE_CHECKING:
    from grader.quiz.bank import Bank
    from grader.quiz.grading import Result
    from grader.quiz.sets import QuizSet

ANSWERS = "answers"  # stands in the report where an exercise has its dialect


@dataclass
class Quizzes:
    """Grades answers with one sandbox and one seed; items and sets are loaded when the first answers come."""

    plan: Plan
    sandbox: Sandbox
    limits: Limits

    @cached_property
    def bank(self) -> Bank:
        """All items."""
        from grader.quiz import bank

        return bank.load(self.plan.exercises)

    @cached_property
    def sets(self) -> dict[str, QuizSet]:
        """The instructor's sets."""
        from grader.quiz import sets

        return sets.sets_in(self.plan.exercises, self.bank)

    def reports(self, path: Path, name: str, submissions: Sequence[Submission]) -> list[Report]:
        """One report where a submission answers a quiz, none where it does not."""
        if self.plan.exercise is not None:
            return []
        began = time.monotonic()
        try:
            typed = sheet.sheet_of(path)
        except Unreadable as error:
            return (
                [self.heading(path, name, "quiz").unjudged(ReportStatus.INVALID, error.reason)]
                if is_sheet(path)
                else []
            )
        code = next((s for s in submissions if sheet.functions_in(s.source)), None)
        functions = sheet.functions_in(code.source) if code else ()
        if typed is None and not functions:
            return []
        from grader.quiz.grading import graded, questions, unknown_items
        from grader.quiz.sets import student_of

        typed, known = typed or Sheet(), self.sets
        try:
            found = questions(self.bank, known, typed, functions, student_of(name, path), self.plan.seed)
        except BadQuiz as error:
            return [self.heading(path, name, "quiz").unjudged(ReportStatus.INVALID, str(error))]
        if found is None:
            if not typed.answers:
                return []
            why = unknown_items(self.bank, typed)
            return [self.heading(path, name, "quiz").unjudged(ReportStatus.INVALID, why)]
        with self.calls(code) as call:
            result = graded(found, typed, functions, call, self.plan.seed)
        return [replace(self.report(path, name, result), duration_s=time.monotonic() - began)]

    @contextlib.contextmanager
    def calls(self, code: Submission | None) -> Any:
        """A function that calls one of the submission's."""
        if code is None:
            yield refuse
            return
        with Session(self.sandbox, code, self.plan.seed, self.limits, Rules(())) as session:

            def call(function: str, args: tuple[Any, ...]) -> Any:
                """The value that it returns."""
                try:
                    value = session.call(function, args).value
                except LoadFailed as error:
                    raise WorkerLost("died", f"the file cannot be loaded: {error}") from error
                session.forget()
                return value

            yield call

    def report(self, path: Path, name: str, result: Result) -> Report:
        """The result under its heading."""
        return self.heading(path, name, result.name).judged(result.verdicts, result.notes, result.diagnosis)

    def heading(self, path: Path, name: str, quiz: str) -> Heading:
        """What stands above the report."""
        return Heading(name, fingerprint(path), quiz, ANSWERS, self.plan.seed, self.sandbox.level)


def sound(plan: Plan) -> None:
    """Raise Refused for a folder of an instructor's whose quizzes cannot be used."""
    if plan.exercises is None:
        return
    from grader.quiz import bank, sets

    if (plan.exercises / bank.FOLDER).is_dir():
        sets.sets_in(plan.exercises, bank.load(plan.exercises))


def is_sheet(path: Path) -> bool:
    """Whether a file holds nothing but answers."""
    return path.suffix.lower() == ".toml"


def refuse(function: str, args: tuple[Any, ...]) -> Any:
    """There is no code to call."""
    raise WorkerLost("died", f"{function} is not there")

"""What the pytest plugin needs once a test is marked: the questions, and one grading for all of them."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from grader.errors import Ambiguous, Refused
from grader.model import Report, Status, Verdict
from grader.report.layout import WIDTH, as_wide_as
from grader.report.terminal import about
from grader.run.plan import Plan
from grader.run.run import opened


@dataclass
class Grading:
    """The report of one file on one exercise, made when the first test asks for it."""

    plan: Plan
    file: Path
    report: Report | None = None
    teller: str = ""  # the check whose test says why the file cannot be graded; the others are skipped

    def answer(self) -> Report:
        """The report; raises `Refused` or `Ambiguous`."""
        if self.report is None:
            with opened(self.plan) as run:
                (self.report,) = run.reports(self.file)
        return self.report


@dataclass(frozen=True)
class Asked:
    """One check, put to one file."""

    grading: Grading = field(repr=False)
    check: str

    def settle(self) -> None:
        """Pass, fail or skip, with the text that `check` would print."""
        __tracebackhide__ = True
        try:
            report = self.grading.answer()
        except (Refused, Ambiguous) as error:
            pytest.fail(str(error), pytrace=False)
        if not report.verdicts:
            self.unreadable(report)
        verdict = next((v for v in report.verdicts if v.check == self.check), None)
        if verdict is None:
            pytest.skip("cannot be asked in this dialect")
        self.judge(verdict, report)

    def unreadable(self, report: Report) -> None:
        """Say once why the file cannot be graded."""
        __tracebackhide__ = True
        if self.grading.teller != self.check:
            pytest.skip("the file cannot be graded")
        pytest.fail(f"{self.grading.file.name}: {report.reason}", pytrace=False)

    def judge(self, verdict: Verdict, report: Report) -> None:
        """Turn a verdict into the outcome of a test."""
        __tracebackhide__ = True
        if verdict.status is Status.SKIP:
            pytest.skip(verdict.facts or "a check that it needs did not pass")
        if verdict.status is not Status.PASS:
            pytest.fail(about(report, verdict), pytrace=False)


def dialect_of(name: str | None, beside: Path) -> str | None:
    """The name of a dialect, or the path of its file, which may lie beside the test."""
    return str(beside / name) if name and name.endswith(".toml") else name


def columns(config: pytest.Config) -> int:
    """The width of the terminal, which pytest keeps from tests while it catches what they print."""
    catching: Any = config.pluginmanager.get_plugin("capturemanager")
    with catching.global_and_fixture_disabled() if catching is not None else nullcontext():
        return shutil.get_terminal_size((WIDTH, 0)).columns


def asked(metafunc: pytest.Metafunc) -> list[Asked]:
    """The questions of a marked function: one for every check that earns a verdict."""
    from grader.catalog import catalog

    mark = metafunc.definition.get_closest_marker("exercise")
    if mark is None or not mark.args or "file" not in mark.kwargs:
        raise pytest.Collector.CollectError("exercise_check needs the mark exercise(slug, file=...)")
    as_wide_as(columns(metafunc.config))
    beside = metafunc.definition.path.parent
    extra = mark.kwargs.get("exercises")
    plan = Plan(
        seed=metafunc.config.getoption("--grade-seed"),
        exercise=mark.args[0],
        dialect=dialect_of(mark.kwargs.get("dialect"), beside),
        exercises=beside / extra if extra else None,
        device=metafunc.config.getoption("--grade-device"),
    )
    try:
        exercise = catalog.load(plan.exercises).exercise(mark.args[0])
    except Refused as error:
        raise pytest.Collector.CollectError(str(error)) from None
    grading = Grading(plan, beside / mark.kwargs["file"])
    return [Asked(grading, check.id) for check in exercise.checks if not check.note]

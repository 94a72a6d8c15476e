"""Exit codes, and the exception that leads to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum

from grader.errors import Refused
from grader.model import Report, ReportStatus


class Exit(IntEnum):
    """What the shell is told."""

    PASSED = 0
    NOT_PASSED = 1
    USAGE = 2
    UNREADABLE = 3
    FAULT = 4
    INTERRUPTED = 130  # as a shell reports Ctrl-C


class Stop(Exception):
    """Ends the program with one or two lines on standard error and a code."""

    def __init__(self, text: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(text)
        self.code = code


@contextmanager
def refusing() -> Iterator[None]:
    """What cannot be had ends the program with its text: an exercise, a dialect, a sandbox, a place to write to."""
    try:
        yield
    except Refused as error:
        raise Stop(str(error)) from error


def exit_of(reports: Iterable[Report]) -> Exit:
    """The worst that any of the reports has to say."""
    return max((code_of(report) for report in reports), default=Exit.UNREADABLE)


def code_of(report: Report) -> Exit:
    """The exit code of one report."""
    if report.status is ReportStatus.FAULT:
        return Exit.FAULT
    if report.status is ReportStatus.INVALID:
        return Exit.UNREADABLE
    return Exit.PASSED if report.passed else Exit.NOT_PASSED

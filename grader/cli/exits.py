"""Exit codes, and the exception that leads to one."""

from __future__ import annotations

import errno
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
    MACHINE = 5  # a full disk, no memory, no permission: nobody's mistake here
    INTERRUPTED = 130  # as a shell reports Ctrl-C


class Stop(Exception):
    """Ends the program with one or two lines on standard error and a code."""

    def __init__(self, text: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(text)
        self.code = code


# what a machine refuses, whatever is typed
MACHINES = {
    errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOMEM, errno.EACCES, errno.EPERM,
}  # fmt: skip


def writing(error: OSError) -> Exit:
    """The code where something cannot be written: the machine refuses, or the name is wrong."""
    return Exit.MACHINE if error.errno in MACHINES else Exit.USAGE


@contextmanager
def refusing() -> Iterator[None]:
    """What cannot be had ends the program with its text: an exercise, a dialect, a sandbox, a place to write to."""
    try:
        yield
    except Refused as error:
        cause = error.__cause__
        raise Stop(str(error), writing(cause) if isinstance(cause, OSError) else Exit.USAGE) from error


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

"""Everything that can go wrong, as one tree. The worker, a program of its own, has its own.

Refused             what a person asked for cannot be had: the text says why, and what there is instead
Unreadable ...      nothing can be judged: what came in is no submission, or none that is known
NoAnswer            a typed text that is no answer of the kind that was asked for
StudentError        what a submission did while it was judged, and what the judge made of its answers
WorkerLost, Endless ends of a process or of patience; no Exceptions, so that no check swallows them
"""

from __future__ import annotations


class Refused(Exception):
    """What was asked for cannot be had: an exercise, a dialect, a sandbox of some level, a place to write to."""


class UnknownExercise(Refused):
    """No exercise of this name; the text lists those that there are."""


class UnknownDialect(Refused):
    """Neither a dialect's name nor a file."""


class BadExercise(Refused):
    """A folder that claims to be an exercise and is not; the text names the file, and the key or the line."""


class UnknownItem(Refused):
    """No quiz item or topic of this name; the text lists those that there are."""


class BadQuiz(Refused):
    """A quiz file, or a set of an instructor's, that cannot be used; the text names the file and the key."""


class BadDialect(Refused):
    """A dialect file that cannot be used; the text names the file and the key."""


class BadSpelling(BadDialect):
    """Axes that make no sense."""


class SandboxUnavailable(Refused):
    """This machine cannot enforce the level that was asked for; the text says which layer failed and why."""


class NoDevice(Refused):
    """A device that was asked for is not there, or nothing that could use one; the text says what is missing."""


class Occupied(Refused):
    """The folder of results cannot be used for this run; the text says why, and what to do."""


class Busy(Refused):
    """Another process holds the lock."""


class Unreadable(Exception):
    """A submission that cannot be read; the text, of one or two lines, says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Ambiguous(Exception):
    """Two dialects fit equally well: the person has to say which one is meant."""


class Unknown(Exception):
    """The file defines nothing that we know; the text says what was looked for."""


class NoAnswer(Exception):
    """A typed text that is no answer of the kind that was asked for; the message says why, and costs nothing."""


class StudentError(Exception):
    """What a submission did, or returned."""


class LoadFailed(StudentError):
    """The submission could not be loaded.

    kind is "syntax", "import", "raised", "exit", "waits" (for input), "adapter", "timeout", "died" or "output"; line
    and code point at the student's file. Of one that was loaded as far as it runs, "absent" tells of an import that
    failed, "waits" of what asked for input, "raised" and "exit" of what ended it.
    """

    def __init__(self, kind: str, message: str, line: int | None = None, code: str = "") -> None:
        super().__init__(kind, message, line, code)
        self.kind, self.message, self.line, self.code = kind, message, line, code

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"


class Raised(StudentError):
    """A function of the submission raised: the exception's type and message, line and text of the student's code.

    One of our own functions, asked as a submission is, raises the same; the exception itself is its `__cause__` then.
    """

    def __init__(self, type: str, message: str, line: int | None = None, code: str = "") -> None:
        super().__init__(type, message, line, code)
        self.type, self.message, self.line, self.code = type, message, line, code

    def __str__(self) -> str:
        said = f"{self.type}: {self.message}" if self.message else self.type
        return said if self.line is None else f"{said} (line {self.line}: {self.code})"


class Declined(StudentError):
    """The student's code raised on arrays that are not float64, which nobody has promised to take."""


class Unusable(StudentError):
    """The student's function returned something that cannot be judged."""


class NotDone(Unusable):
    """The function is still as the starter left it."""


class WrongAnswer(StudentError, AssertionError):
    """An answer that is not the right one; `grader.checks.Mismatch` says where."""


class WorkerLost(BaseException):
    """The process of the submission has ended, or was ended; nothing can be asked any more.

    kind is "timeout", "died", "protocol", "output" or "memory".
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(kind, message)
        self.kind, self.message = kind, message

    def __str__(self) -> str:
        return self.message


class Endless(BaseException):
    """An exercise has computed for too long; raised wherever it is at that moment."""

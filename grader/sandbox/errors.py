"""What can go wrong with a submission's process."""

from __future__ import annotations


class SandboxUnavailable(Exception):
    """This machine cannot enforce the level that was asked for; the text says which layer failed and why."""


class LoadFailed(Exception):
    """The submission could not be loaded.

    kind is "syntax", "import", "raised", "timeout", "died" or "output"; line and code point at the student's file.
    """

    def __init__(self, kind: str, message: str, line: int | None = None, code: str = "") -> None:
        super().__init__(kind, message, line, code)
        self.kind, self.message, self.line, self.code = kind, message, line, code

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"


class Raised(Exception):
    """A function of the submission raised: the exception's type and message, line and text of the student's code."""

    def __init__(self, type: str, message: str, line: int | None = None, code: str = "") -> None:
        super().__init__(type, message, line, code)
        self.type, self.message, self.line, self.code = type, message, line, code

    def __str__(self) -> str:
        said = f"{self.type}: {self.message}" if self.message else self.type
        return said if self.line is None else f"{said} (line {self.line}: {self.code})"


class WorkerLost(BaseException):
    """The process of the submission has ended, or was ended; nothing can be asked any more.

    kind is "timeout", "died", "protocol", "output" or "memory". Not an Exception: no check may swallow it.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(kind, message)
        self.kind, self.message = kind, message

    def __str__(self) -> str:
        return self.message

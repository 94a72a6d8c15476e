"""What a run is asked to do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from grader.errors import Unreadable
from grader.submissions.reader import contents


@dataclass(frozen=True)
class Plan:
    """All that decides what a submission's report says. Times in seconds of wall clock."""

    seed: int = 0
    exercise: str | None = None  # None: all that a file defines
    dialect: str | None = None  # a name or the path of a file; None: the one that fits
    timeout_s: float = 60.0
    require_sandbox: str | None = None
    exercises: Path | None = None  # a folder with more of them


def fingerprint(path: Path) -> str:
    """The sha256 of a file; empty when it cannot be read."""
    try:
        return hashlib.sha256(contents(path)).hexdigest()
    except Unreadable:
        return ""

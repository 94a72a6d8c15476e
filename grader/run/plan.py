"""What a run is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Plan:
    """All that decides what a submission's report says. Times in seconds of wall clock."""

    seed: int = 0
    exercise: str | None = None  # None: all that a file defines
    dialect: str | None = None  # a name or the path of a file; None: the one that fits
    timeout_s: float = 60.0
    require_sandbox: str | None = None
    exercises: Path | None = None  # a folder with more of them
    support: tuple[Path, ...] = ()  # files and folders of the course that submissions may import
    device: str | None = None  # as torch calls it: where the checks are asked that need one; None: nowhere

"""The Python of a solution, run in this process: it is the author's, never a submission."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grader.errors import BadExercise


def namespace(path: Path) -> dict[str, Any]:
    """The names of a file, run."""
    try:
        return run(path.read_text(encoding="utf-8"), path)
    except OSError as error:
        raise BadExercise(f"{path}: {error.strerror or error}") from error


def run(source: str, path: Path) -> dict[str, Any]:
    """The names of a source, run under the name of its file, so that what it raises is told with its line."""
    made: dict[str, Any] = {"__name__": path.stem}
    exec(compile(source, str(path), "exec"), made)
    return made

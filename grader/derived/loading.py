"""The Python of a solution, run in this process: it is the author's, never a submission."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from grader.errors import BadExercise
from grader.mutation.unheard import BUILTINS

ADAPTER = "adapter.py"


def namespace(path: Path) -> dict[str, Any]:
    """The names of a file, run."""
    try:
        return run(path.read_text(encoding="utf-8"), path)
    except OSError as error:
        raise BadExercise(f"{path}: {error.strerror or error}") from error


def run(source: str, path: Path) -> dict[str, Any]:
    """The names of a source, run under the name of its file, so that what it raises is told with its line."""
    made: dict[str, Any] = {"__name__": path.stem, "__builtins__": BUILTINS}
    exec(compile(source, str(path), "exec"), made)
    return made


def beside(folder: Path, functions: Mapping[str, Any]) -> dict[str, Any]:
    """Functions of ours, and in their place those that the adapter.py of an exercise makes of them."""
    text = adapter_of(folder)
    if not text:
        return dict(functions)
    made: dict[str, Any] = {"__name__": "adapter", "__builtins__": BUILTINS, "submission": SimpleNamespace(**functions)}
    exec(compile(text, str(folder / ADAPTER), "exec"), made)
    return {name: made.get(name, function) if callable(function) else function for name, function in functions.items()}


def adapter_of(folder: Path) -> str:
    """The text of an exercise's adapter, which runs beside a submission; nothing where it has none."""
    path = folder / ADAPTER
    return path.read_text(encoding="utf-8") if path.is_file() else ""

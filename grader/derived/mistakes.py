"""What is known of mistakes when the solution is all that there is: what can be derived from its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from grader.derived.loading import namespace
from grader.model import Mistakes
from grader.mutation.build import Turns, guarded
from grader.mutation.derive import mistakes_of


def mistakes(path: Path, words: Mapping[str, str]) -> Mistakes:
    """The mistakes of a solution; `words` are what its names are called in advice."""
    return mistakes_of(path.read_text(encoding="utf-8"), words)


def replaced(path: Path, functions: Mapping[str, Any]) -> dict[str, Callable[..., Any]]:
    """The functions of a solution, some replaced; those that are left call the new ones."""
    made = namespace(path)
    made.update(functions)
    turns = Turns()
    return {name: guarded(value, turns) for name, value in made.items() if callable(value) and name[0] != "_"}

"""What is known of mistakes when the solution is all that there is: what can be derived from its text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.model import Mistakes
from grader.mutation.derive import mistakes_of


def mistakes(path: Path, words: Mapping[str, str]) -> Mistakes:
    """The mistakes of a solution; `words` are what its names are called in advice."""
    return mistakes_of(path.read_text(encoding="utf-8"), words)

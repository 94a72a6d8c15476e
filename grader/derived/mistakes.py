"""What is known of mistakes when the solution is all that there is: what can be derived from its text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
<<<<<<< HEAD

from grader.model import Mistakes
from grader.mutation.derive import mistakes_of
=======
from typing import Any

from grader.derived.loading import run
from grader.model import Mistakes, Mutant
>>>>>>> derive


def mistakes(path: Path, words: Mapping[str, str]) -> Mistakes:
    """The mistakes of a solution; `words` are what its names are called in advice."""
<<<<<<< HEAD
    return mistakes_of(path.read_text(encoding="utf-8"), words)
=======
    source = path.read_text(encoding="utf-8")

    def build(replaces: Mapping[str, Any]) -> Mapping[str, Any]:
        return run(source, path)

    return Mistakes(build, derived_mutants(source, words))


def derived_mutants(source: str, words: Mapping[str, str]) -> tuple[Mutant, ...]:
    """The mutants of a solution's text."""
    return ()
>>>>>>> derive

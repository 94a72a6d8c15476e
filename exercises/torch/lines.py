"""The lines of the NumPy solutions, for exercises that ask for the same cell under other entries."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from exercises.torch.built import Build, built, of_modules
from grader.checks import Mutant
from grader.derived import mistakes_in

EXERCISES = Path(__file__).parents[1]


@dataclass(frozen=True)
class Lines:
    """A solution, whose lines a mutant replaces, and the mutants that follow from it."""

    build: Build
    derived: Callable[[], tuple[Mutant, ...]]


def lines(chapter: str, slug: str) -> Lines:
    """What follows from a NumPy solution's lines, in the words of its exercise."""
    folder, words = EXERCISES / chapter / slug, dict[str, str]()
    for toml in (EXERCISES / "common.toml", EXERCISES / chapter / "chapter.toml", folder / "exercise.toml"):
        words |= tomllib.loads(toml.read_text(encoding="utf-8")).get("words", {})
    known = mistakes_in(folder / "solution.py", words)
    return Lines(known.build, known.derived)


def derived(
    chapter: str, slug: str, habits: str, spelled: Callable[[str], str] = of_modules
) -> Callable[[], tuple[Mutant, ...]]:
    """The mutants that follow from these lines, under the names that the entries have here."""

    @cache
    def made() -> tuple[Mutant, ...]:
        known = lines(chapter, slug)
        build = built(known.build, habits, spelled=spelled)
        return tuple(replace(one, build=build) for one in known.derived())

    return made

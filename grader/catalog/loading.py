"""One folder to an exercise: its exercise.toml first, its Python when it is asked for."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.catalog.bounds import bounds
from grader.catalog.errors import blaming
from grader.checks import Draws, collected
from grader.dialects.reader import Chapter, read_chapter
from grader.dialects.toml_file import FLAG, TABLE, TEXT, TEXTS, WHOLE, needed, read, typed
from grader.errors import BadDialect, BadExercise
from grader.model import Bounds, Check, Exercise, Mistakes, Mutant
from grader.mutation.derive import derived_mutants

KINDS = {
    "title": TEXT, "hint": TEXT, "order": WHOLE, "generic": FLAG, "limits": TABLE,
    "entries": TEXTS, "dialects": TEXTS, "covers": TEXTS, "forbidden": TEXTS,
    "words": TABLE, "equivalent": TABLE,  # the solution's names in words; derived mutants that are right, and why
}  # fmt: skip


@dataclass(frozen=True)
class Outline:
    """What `exercise.toml` says, before any Python of the folder is loaded."""

    slug: str
    chapter: str
    folder: Path
    title: str
    order: int
    content: Mapping[str, Any]
    bounds: Bounds
    generic: bool = False  # files that are about something else define functions of these names too


def chapter(path: Path) -> Chapter:
    """Read a chapter.toml; raises BadExercise."""
    try:
        return read_chapter(path)
    except BadDialect as error:
        raise BadExercise(in_full(path, str(error))) from error


def in_full(path: Path, text: str) -> str:
    """A message with the whole path of the file instead of its name."""
    return text if text.startswith(str(path)) else f"{path}{text.removeprefix(path.name)}"


def outline(path: Path, chapters: Mapping[str, Chapter]) -> Outline:
    """Read an exercise.toml; raises BadExercise for what is missing or unknown."""
    folder = path.parent
    try:
        content = read(path)
        typed(path.name, content, KINDS)
        needed(path.name, content, ("title", "entries", "hint"))
        limits = bounds(f"{path.name}: limits", content.get("limits", {}))
        for table in ("words", "equivalent"):
            typed(f"{path.name}: {table}", content.get(table, {}), dict.fromkeys(content.get(table, {}), TEXT))
    except BadDialect as error:
        raise BadExercise(in_full(path, str(error))) from error
    home = chapters.get(folder.parent.name)
    if home is None:
        raise BadExercise(
            f"{folder.parent / 'chapter.toml'}: no such file, or it cannot be read; every chapter has one"
        )
    unknown = [entry for entry in content["entries"] if entry not in home.entries]
    if unknown:
        raise BadExercise(
            f"{path}: entries has {unknown[0]!r}, which chapter.toml does not ({', '.join(home.entries)})"
        )
    generic = content.get("generic", all(like_a_helper(entry, home) for entry in content["entries"]))
    title, order = content["title"], content.get("order", 0)
    return Outline(folder.name, folder.parent.name, folder, title, order, content, limits, generic)


def like_a_helper(entry: str, home: Chapter) -> bool:
    """Whether an entry is one word and one argument, as what any file may define for its own use."""
    return "_" not in entry and len(home.entries[entry]["args"]) == 1


def exercise(outline: Outline) -> Exercise:
    """Load the Python of an exercise's folder."""
    folder, content = outline.folder, outline.content
    checks = module(folder / "checks.py")
    found = collected(checks, Check)
    if not found:
        raise BadExercise(f"{folder / 'checks.py'}: no check")
    for check in found:
        said = complaint(check)
        if said:
            raise BadExercise(f"{folder / 'checks.py'}, line {check.run.__code__.co_firstlineno}: {check.id}: {said}")
    return Exercise(
        slug=outline.slug,
        title=outline.title,
        chapter=outline.chapter,
        folder=folder,
        entries=tuple(content["entries"]),
        checks=found,
        answers=getattr(checks, "ANSWERS", None),
        mistakes=cache(lambda: mistakes(folder / "mutants.py", content.get("words", {}))),
        hint=content["hint"].strip(),
        order=outline.order,
        dialects=tuple(content.get("dialects", ("native",))),
        covers=tuple(content.get("covers", ())),
        forbidden=tuple(content.get("forbidden", ())),
        bounds=outline.bounds,
    )


def complaint(check: Check) -> str:
    """What is wrong with the declaration of a check; nothing when it is as it should be."""
    points: Any = check.points
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points < math.inf:
        return f"points should be a number that is not negative, not {points!r}"
    if not isinstance(check.cases, Draws):
        return f"cases should be made by draws(...), not {check.cases!r}"
    taken = check.run.__code__.co_argcount
    return "" if taken == 2 else f"a check takes (student, case), this one takes {taken}"


def mistakes(path: Path, words: Mapping[str, str]) -> Mistakes:
    """Load what an exercise knows of mistakes; others are derived from its solution."""
    found = module(path)
    for key in ("BUILD", "MUTANTS"):
        if not hasattr(found, key):
            raise BadExercise(f"{path}: {key} is missing")
    strange = [mutant for mutant in found.MUTANTS if not isinstance(mutant, Mutant)]
    if strange:
        raise BadExercise(f"{path}: MUTANTS holds {strange[0]!r}, which is not made by @mutant")
    return Mistakes(
        build=found.BUILD,
        mutants=tuple(found.MUTANTS),
        forward=tuple(getattr(found, "FORWARD", ())),
        probes=tuple(getattr(found, "PROBES", ())),
        derived=derived_from(path.parent / "solution.py", words),
    )


def derived_from(path: Path, words: Mapping[str, str]) -> Callable[[], tuple[Mutant, ...]]:
    """What derives the mutants of a solution, once; a solution that is not there, or cannot be read, has none."""

    @cache
    def derived() -> tuple[Mutant, ...]:
        try:
            return derived_mutants(path.read_text(encoding="utf-8"), words)
        except (OSError, SyntaxError, UnicodeDecodeError):
            return ()

    return derived


def module(path: Path) -> ModuleType:
    """A Python file of an exercise, loaded by path; slugs are no module names."""
    name = "exercise_" + "_".join(path.parts[-3:]).removesuffix(".py").replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise BadExercise(f"{path}: no such file")
    loaded = importlib.util.module_from_spec(spec)
    with blaming(path):
        spec.loader.exec_module(loaded)
    return loaded

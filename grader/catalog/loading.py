"""One folder to an exercise: its exercise.toml first, its Python when it is asked for."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.catalog.bounds import bounds
from grader.catalog.errors import blaming
from grader.checks import Draws, collected
from grader.derived.derivation import Derived, asked, derived, written
from grader.derived.loading import adapter_of
from grader.derived.mistakes import mistakes as derived_mistakes
from grader.derived.question import KEYS, Question
from grader.derived.starter import starter
from grader.dialects.reader import Chapter, merged, read_chapter, shared_by_all
from grader.dialects.toml_file import FLAG, TABLE, TEXT, TEXTS, WHOLE, needed, read, typed
from grader.errors import BadDialect, BadExercise
from grader.model import Bounds, Check, Exercise, Mistakes, Mutant
from grader.mutation.build import Build
from grader.mutation.unheard import ASIDE

KINDS = {
    "title": TEXT, "hint": TEXT, "more": TEXT, "order": WHOLE, "points": WHOLE, "generic": FLAG, "limits": TABLE,
    "entries": TEXTS, "dialects": TEXTS, "covers": TEXTS, "forbidden": TEXTS,
    "words": TABLE, "equivalent": TABLE,  # the solution's names in words; derived mutants that are right, and why
}  # fmt: skip
LAST = 1000  # the order of a chapter that says none because it has no chapter.toml


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
    question: Question | None = None  # of an exercise that is derived from its solution

    @property
    def entries(self) -> tuple[str, ...]:
        """The canonical names of what the student writes."""
        return tuple(self.question.signatures) if self.question else tuple(self.content["entries"])

    @property
    def dialects(self) -> tuple[str, ...]:
        """The names of the dialects in which it may be handed in."""
        return tuple(self.content.get("dialects", ("native",)))

    @property
    def points(self) -> int | None:
        """What its checks give together, where it says so: to sum them up a derived one has to run its solution."""
        return self.content.get("points")


def chapter(path: Path) -> Chapter:
    """Read a chapter.toml; raises BadExercise."""
    try:
        return read_chapter(path)
    except BadDialect as error:
        raise BadExercise(in_full(path, str(error))) from error


def in_full(path: Path, text: str) -> str:
    """A message with the whole path of the file instead of its name."""
    return text if text.startswith(str(path)) else f"{path}{text.removeprefix(path.name)}"


def untitled(folder: Path) -> Chapter:
    """The chapter of a folder that has no chapter.toml: it is called after the folder."""
    return Chapter(folder.name, folder.name, LAST, {}, {})


def outline(path: Path, chapters: Mapping[str, Chapter]) -> Outline:
    """Read an exercise.toml; raises BadExercise for what is missing or unknown."""
    folder = path.parent
    try:
        content = read(path)
        derives = "arguments" in content
        typed(path.name, content, {**KINDS, **KEYS} if derives else KINDS)
        needed(path.name, content, ("title", "hint") if derives else ("title", "entries", "hint"))
        limits = bounds(f"{path.name}: limits", content.get("limits", {}))
        for table in ("words", "equivalent"):
            typed(f"{path.name}: {table}", content.get(table, {}), dict.fromkeys(content.get(table, {}), TEXT))
    except BadDialect as error:
        raise BadExercise(in_full(path, str(error))) from error
    home = chapters.get(folder.parent.name)
    content = merged(home.common if home else shared_by_all(folder.parent), content)
    question = asked(folder, content) if derives else None
    if question is None:
        known_entries(path, content["entries"], home)
    elif content.get("entries", list(question.signatures)) != list(question.signatures):
        raise BadExercise(f"{path}: entries follow from the solution here ({', '.join(question.signatures)})")
    counts = question.counts if question else {e: len(home.entries[e]["args"]) for e in content["entries"] if home}
    generic = content.get("generic", all("_" not in entry and count == 1 for entry, count in counts.items()))
    title, order = content["title"], content.get("order", 0)
    return Outline(folder.name, folder.parent.name, folder, title, order, content, limits, generic, question)


def known_entries(path: Path, entries: Sequence[str], home: Chapter | None) -> None:
    """See that the entries of an exercise are those of its chapter."""
    if home is None:
        where = path.parent.parent / "chapter.toml"
        raise BadExercise(f"{where}: no such file, or it cannot be read; a chapter has one where it lists its entries")
    unknown = [entry for entry in entries if entry not in home.entries]
    if unknown:
        raise BadExercise(
            f"{path}: entries has {unknown[0]!r}, which chapter.toml does not ({', '.join(home.entries)})"
        )


def exercise(outline: Outline) -> Exercise:
    """Load the Python of an exercise's folder."""
    folder, content, made = outline.folder, outline.content, None
    if outline.question is not None:
        with blaming(folder):
            made = derived(outline.question, content)
    own = None if made is not None and not (folder / "checks.py").is_file() else suite(folder)
    found = made.checks if made and own is None else checked(folder / "checks.py", own)
    answers = getattr(own, "ANSWERS", made.answers if made else None)
    return Exercise(
        slug=outline.slug,
        title=outline.title,
        chapter=outline.chapter,
        folder=folder,
        entries=outline.entries,
        checks=found,
        answers=answers,
        mistakes=cache(known_mistakes(folder, content.get("words", {}), made)),
        hint=content["hint"].strip(),
        more=content.get("more", "").strip(),
        order=outline.order,
        dialects=outline.dialects,
        covers=tuple(content.get("covers", ())),
        forbidden=tuple(content.get("forbidden", ())),
        bounds=outline.bounds,
        unasked=made.unasked if made else None,
        adapter=adapter_of(folder),
    )


def known_mistakes(folder: Path, words: Mapping[str, str], made: Derived | None) -> Callable[[], Mistakes]:
    """What loads the mistakes of an exercise: its mutants.py or its chapter's; without one they are derived."""
    for path in (folder / "mutants.py", folder.parent / "mutants.py"):
        if path.is_file():
            return lambda: mistakes(path, folder / "solution.py", words)
    return made.mistakes if made else lambda: derived_mistakes(folder / "solution.py", words)


def suite(folder: Path) -> Any:
    """What has CHECKS and ANSWERS of an exercise: its own checks.py, or SUITES of its chapter's; raises BadExercise."""
    chapter = folder.parent / "checks.py"
    if (folder / "checks.py").is_file() or not chapter.is_file():
        return module(folder / "checks.py")
    found = getattr(module(chapter), "SUITES", {})
    if folder.name not in found:
        raise BadExercise(f"{chapter}: SUITES has no {folder.name!r}")
    return found[folder.name]()


def checked(path: Path, own: Any) -> tuple[Check, ...]:
    """The checks of a checks.py; raises BadExercise."""
    found = collected(own, Check)
    if not found:
        raise BadExercise(f"{path}: no check")
    for check in found:
        said = complaint(check)
        if said:
            raise BadExercise(f"{path}, line {check.run.__code__.co_firstlineno}: {check.id}: {said}")
    return found


def starter_of(exercise: Exercise) -> str:
    """What a student starts from: the author's own file, or what follows from the solution; raises BadExercise."""
    path = exercise.folder / "starter.py"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    return starter(exercise.title, written(exercise.folder), exercise.entries)


def complaint(check: Check) -> str:
    """What is wrong with the declaration of a check; nothing when it is as it should be."""
    points: Any = check.points
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points < math.inf:
        return f"points should be a number that is not negative, not {points!r}"
    if not isinstance(check.cases, Draws):
        return f"cases should be made by draws(...), not {check.cases!r}"
    taken = check.run.__code__.co_argcount
    return "" if taken == 2 else f"a check takes (student, case), this one takes {taken}"


def mistakes(path: Path, solution: Path, words: Mapping[str, str]) -> Mistakes:
    """Load what is known of mistakes; others are derived from the solution.

    DERIVED, BUILD and MUTANTS may be left out. Mutants then replace functions of the solution, or what its lines set
    their names to; of those of a chapter an exercise takes what its solution has.
    """
    found = module(path)
    mutants = getattr(found, "MUTANTS", None) or collected(found, Mutant)
    if not mutants:
        raise BadExercise(f"{path}: no mutant")
    strange = [mutant for mutant in mutants if not isinstance(mutant, Mutant)]
    if strange:
        raise BadExercise(f"{path}: MUTANTS holds {strange[0]!r}, which is not made by @mutant")
    build = getattr(found, "BUILD", None)
    if build is None:
        build, text = derived_mistakes(solution, words).build, Build(solution.read_text(encoding="utf-8"))
        mutants = [replace(one, replaces=known) for one in mutants if (known := text.known(one.replaces))]
        if not mutants and path.parent == solution.parent:
            raise BadExercise(f"{path}: no mutant replaces anything of {solution.name}; or BUILD is missing")
    return Mistakes(
        build=build,
        mutants=tuple(mutants),
        forward=tuple(getattr(found, "FORWARD", ())),
        probes=tuple(getattr(found, "PROBES", ())),
        signs=tuple(getattr(found, "SIGNS", ())),
        raised=dict(getattr(found, "RAISED", {})),
        readings=dict(getattr(found, "READINGS", {})),
        derived=getattr(found, "DERIVED", None) or derived_from(solution, words),
    )


def derived_from(path: Path, words: Mapping[str, str]) -> Callable[[], tuple[Mutant, ...]]:
    """What derives the mutants of a solution, once; a solution that is not there, or cannot be read, has none."""

    @cache
    def derived() -> tuple[Mutant, ...]:
        try:
            return derived_mistakes(path, words).derived()
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
    vars(loaded)["__builtins__"] = ASIDE
    with blaming(path.parent):
        spec.loader.exec_module(loaded)
    return loaded

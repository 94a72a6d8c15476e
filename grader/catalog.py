"""The catalog: folders in, exercises and dialects out. A folder with an `exercise.toml` is an exercise."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.blame import BadExercise, blaming
from grader.checks import Draws, collected
from grader.dialect import BadDialect, Chapter, Dialect, native, read_chapter, read_dialect, toml
from grader.model import Anatomy, Check, Exercise, Mutant
from grader.soundness import known_keys

__all__ = ["BadExercise", "Catalog", "UnknownDialect", "UnknownExercise", "builtin", "chapter_dialect", "load"]
TEXTS, LISTS = ("title", "hint"), ("entries", "dialects", "covers", "forbidden")  # the keys of an exercise.toml
EXERCISES, DIALECTS = "*/*/exercise.toml", "dialects/*.toml"  # where they lie below a folder


class UnknownExercise(KeyError):
    """No exercise of this name; the text lists those that there are."""

    def __str__(self) -> str:
        return str(self.args[0])


class UnknownDialect(UnknownExercise):
    """Neither a dialect's name nor a file."""


@dataclass(frozen=True)
class Outline:
    """What `exercise.toml` says, before any Python of the folder is loaded."""

    slug: str
    chapter: str
    folder: Path
    title: str
    order: int
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Catalog:
    """All exercises, in the order of chapters; loaded one by one, when they are asked for."""

    chapters: Mapping[str, Chapter]
    outlines: tuple[Outline, ...]
    dialects: Mapping[str, Dialect]
    loader: Callable[[str], Exercise]  # slug -> exercise, each loaded once
    broken: tuple[str, ...] = ()  # what is wrong with folders that were passed over

    @property
    def slugs(self) -> tuple[str, ...]:
        """The names of the exercises."""
        return tuple(outline.slug for outline in self.outlines)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, loaded."""
        return tuple(map(self.loader, self.slugs))

    def exercise(self, slug: str) -> Exercise:
        """One exercise; raises UnknownExercise."""
        if slug not in self.slugs:
            raise UnknownExercise(f"no exercise {slug!r}; there are: {', '.join(self.slugs)}")
        return self.loader(slug)

    def entries(self, slug: str) -> tuple[str, ...]:
        """The canonical entries of an exercise, without loading it."""
        return next(tuple(o.content["entries"]) for o in self.outlines if o.slug == slug)

    def forbidden(self, slug: str | None) -> tuple[str, ...]:
        """What an exercise forbids to use; what any of them forbids, when it is not known which a file answers."""
        if slug is not None:
            return self.exercise(slug).forbidden
        return tuple(sorted({name for o in self.outlines for name in o.content.get("forbidden", ())}))

    def dialect(self, name: str) -> Dialect:
        """A dialect by name, or one of a teacher's own by the path of its file."""
        if name in self.dialects:
            return self.dialects[name]
        path = Path(name)
        if path.suffix == ".toml" or path.is_file():
            return added(dict(self.dialects), path, self.chapters)
        if path.exists():
            raise BadDialect(f"{name} is {'a folder' if path.is_dir() else 'not an ordinary file'}, not a .toml file")
        raise UnknownDialect(f"no dialect {name!r}; there are: {', '.join(self.dialects)}, or give a .toml file")


def load(extra: Path | None = None, lenient: bool = False) -> Catalog:
    """The exercises that come with the package and, with `extra`, those of a teacher's folder.

    Raises:
        BadExercise, BadDialect: a folder or file cannot be used; `lenient` passes over exercises that cannot.
    """
    roots = [builtin(), *([extra] if extra else [])]
    if extra is not None and not any(any(extra.glob(p)) for p in (EXERCISES, DIALECTS)):
        raise BadExercise(
            f"{extra}: holds no exercise (CHAPTER/SLUG/exercise.toml) and no dialect (dialects/NAME.toml)"
        )
    broken: list[str] = []
    chapters: dict[str, Chapter] = {}
    outlines: dict[str, Outline] = {}
    for root in roots:
        for path in sorted(root.glob("*/chapter.toml")):
            with passing_over(broken if lenient else None):
                chapters[path.parent.name] = chapter(path)
        for path in sorted(root.glob(EXERCISES)):
            with passing_over(broken if lenient else None):
                outlines[path.parent.name] = outline(path, chapters)
    dialects = {"native": native(chapters)}
    for root in roots:
        for path in sorted(root.glob(DIALECTS)):
            added(dialects, path, chapters)
    in_order = sorted(outlines.values(), key=lambda o: (chapters[o.chapter].order, o.chapter, o.order, o.slug))
    loader = cache(lambda slug: exercise(outlines[slug]))
    return Catalog(chapters, tuple(in_order), dialects, loader, tuple(broken))


@contextmanager
def passing_over(broken: list[str] | None) -> Iterator[None]:
    """Note what is wrong with an exercise and go on, if there is a list for it."""
    try:
        yield
    except BadExercise as error:
        if broken is None:
            raise
        broken.append(str(error))


def added(dialects: dict[str, Dialect], path: Path, chapters: Mapping[str, Chapter]) -> Dialect:
    """Read a dialect and put it to the others; raises BadDialect, also when its name is that of another one."""
    dialect = read_dialect(path, chapters)
    if dialects.setdefault(dialect.name, dialect) != dialect:
        raise BadDialect(f"{path.name}: the name {dialect.name!r} is taken by another dialect")
    return dialect


@cache
def chapter_dialect(folder: Path) -> Dialect:
    """The canonical calls of one chapter."""
    return native({folder.name: read_chapter(folder / "chapter.toml")})


def builtin() -> Path:
    """The folder of the package `exercises`, which nothing here imports."""
    spec = importlib.util.find_spec("exercises")
    if spec is None or not spec.submodule_search_locations:
        raise BadExercise("the package `exercises` is not installed beside `grader`")
    return Path(next(iter(spec.submodule_search_locations)))


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
        content = toml(path)
        known_keys(path.name, content, (*TEXTS, *LISTS, "order"))
    except BadDialect as error:
        raise BadExercise(in_full(path, str(error))) from error
    for key in ("title", "entries", "hint"):
        if not content.get(key):
            raise BadExercise(f"{path}: {key} is missing or empty")
    for key, value in content.items():
        listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not (listed if key in LISTS else isinstance(value, str if key in TEXTS else int)):
            kind = "a list of texts" if key in LISTS else "text" if key in TEXTS else "a whole number"
            raise BadExercise(f"{path}: {key} should be {kind}, not {value!r}")
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
    return Outline(folder.name, folder.parent.name, folder, content["title"], content.get("order", 0), content)


def exercise(outline: Outline) -> Exercise:
    """Load the Python of an exercise's folder."""
    folder, content = outline.folder, outline.content
    checks = module(folder / "checks.py")
    found = collected(checks, Check)
    if not found:
        raise BadExercise(f"{folder / 'checks.py'}: no check")
    for check in found:
        said = wrong(check)
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
        anatomy=cache(lambda: anatomy(folder / "mutants.py")),
        hint=content["hint"].strip(),
        order=outline.order,
        dialects=tuple(content.get("dialects", ("native",))),
        covers=tuple(content.get("covers", ())),
        forbidden=tuple(content.get("forbidden", ())),
    )


def wrong(check: Check) -> str:
    """What is wrong with the declaration of a check; nothing when it is as it should be."""
    points: Any = check.points
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points < math.inf:
        return f"points should be a number that is not negative, not {points!r}"
    if not isinstance(check.cases, Draws):
        return f"cases should be made by draws(...), not {check.cases!r}"
    taken = check.run.__code__.co_argcount
    return "" if taken == 2 else f"a check takes (student, case), this one takes {taken}"


def anatomy(path: Path) -> Anatomy:
    """Load what an exercise knows of mistakes."""
    found = module(path)
    for key in ("SPECIMEN", "MUTANTS"):
        if not hasattr(found, key):
            raise BadExercise(f"{path}: {key} is missing")
    strange = [mutant for mutant in found.MUTANTS if not isinstance(mutant, Mutant)]
    if strange:
        raise BadExercise(f"{path}: MUTANTS holds {strange[0]!r}, which is not made by @mutant")
    return Anatomy(
        specimen=found.SPECIMEN,
        mutants=tuple(found.MUTANTS),
        forward=tuple(getattr(found, "FORWARD", ())),
        probes=tuple(getattr(found, "PROBES", ())),
    )


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

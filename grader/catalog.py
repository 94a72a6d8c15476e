"""The catalog: folders in, exercises and dialects out. A folder with an `exercise.toml` is an exercise."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.checks import collected
from grader.dialect import BadDialect, Chapter, Dialect, native, read_chapter, read_dialect, toml
from grader.model import Anatomy, Check, Exercise

EXERCISES, DIALECTS = "*/*/exercise.toml", "dialects/*.toml"  # where they lie below a folder


class UnknownExercise(KeyError):
    """No exercise of this name; the text lists those that there are."""

    def __str__(self) -> str:
        return str(self.args[0])


class UnknownDialect(UnknownExercise):
    """Neither a dialect's name nor a file."""


class BadExercise(ValueError):
    """A folder that claims to be an exercise and is not; the text names the file and the key."""


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


def load(extra: Path | None = None) -> Catalog:
    """The exercises that come with the package and, with `extra`, those of a teacher's folder.

    Raises:
        BadExercise, BadDialect: a folder or file cannot be used.
    """
    roots = [builtin(), *([extra] if extra else [])]
    if extra is not None and not extra.is_dir():
        raise BadExercise(f"{extra}: no such folder")
    chapters = {path.parent.name: read_chapter(path) for root in roots for path in sorted(root.glob("*/chapter.toml"))}
    if extra is not None and not any(any(extra.glob(p)) for p in (EXERCISES, DIALECTS)):
        raise BadExercise(
            f"{extra}: holds no exercise (CHAPTER/SLUG/exercise.toml) and no dialect (dialects/NAME.toml)"
        )
    outlines = sorted(
        (outline(path) for root in roots for path in root.glob(EXERCISES)),
        key=lambda o: (chapters[o.chapter].order if o.chapter in chapters else 99, o.chapter, o.order, o.slug),
    )
    dialects = {"native": native(chapters)}
    for root in roots:
        for path in sorted(root.glob(DIALECTS)):
            added(dialects, path, chapters)
    by_slug = {outline.slug: outline for outline in outlines}
    return Catalog(chapters, tuple(outlines), dialects, cache(lambda slug: exercise(by_slug[slug])))


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


def outline(path: Path) -> Outline:
    """Read an exercise.toml; raises BadExercise for what is missing."""
    try:
        content = toml(path)
    except BadDialect as error:
        raise BadExercise(str(error)) from error
    for key in ("title", "entries", "hint"):
        if not content.get(key):
            raise BadExercise(f"{path}: {key} is missing or empty")
    folder = path.parent
    return Outline(folder.name, folder.parent.name, folder, content["title"], int(content.get("order", 0)), content)


def exercise(outline: Outline) -> Exercise:
    """Load the Python of an exercise's folder."""
    folder, content = outline.folder, outline.content
    checks = module(folder / "checks.py")
    found = collected(checks, Check)
    if not found:
        raise BadExercise(f"{folder / 'checks.py'}: no check")
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


def anatomy(path: Path) -> Anatomy:
    """Load what an exercise knows of mistakes."""
    found = module(path)
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
    spec.loader.exec_module(loaded)
    return loaded

"""The catalog: folders in, exercises and dialects out. A folder with an `exercise.toml` is an exercise."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from grader.catalog.loading import Outline, chapter, exercise, outline, untitled
from grader.dialects.reader import Chapter, native, read_chapter, read_dialect, spelled_out
from grader.dialects.signature import Dialect, Signature
from grader.errors import BadDialect, BadExercise, UnknownDialect, UnknownExercise
from grader.model import Exercise
from grader.words import meant

EXERCISES, DIALECTS = "*/*/exercise.toml", "dialects/*.toml"  # where they lie below a folder
QUIZZES = ("quizzes/*.toml", "quizzes/*.py")
SHIPPED: dict[Path, tuple[Outline, Exercise]] = {}  # what was loaded of the package's own exercises


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
            listed = f"; `list` shows the {len(self.slugs)} that there are, and --exercises DIR brings your own"
            raise UnknownExercise(f"no exercise {slug!r}{meant(slug, self.slugs) or listed}")
        return self.loader(slug)

    def entries(self, slug: str) -> tuple[str, ...]:
        """The canonical entries of an exercise, without loading it."""
        return self.outline(slug).entries

    def outline(self, slug: str) -> Outline:
        """What the exercise.toml of an exercise says."""
        return next(outline for outline in self.outlines if outline.slug == slug)

    @cached_property
    def helpers(self) -> frozenset[str]:
        """The canonical entries that only generic exercises have."""
        told = {entry for o in self.outlines if not o.generic for entry in o.entries}
        return frozenset(entry for o in self.outlines for entry in o.entries) - told

    def modules(self, dialect: Dialect | None = None) -> dict[str, str]:
        """The modules of courses that may stand in where a submission lacks them: texts by path."""
        own = [dialect] if dialect else []
        return {path: text for each in (*self.dialects.values(), *own) for path, text in each.modules.items()}

    def forbidden(self, slug: str | None) -> tuple[str, ...]:
        """What an exercise forbids to use; what any of them forbids, when it is not known which a file answers."""
        outlines = [o.content.get("forbidden", ()) for o in self.outlines]
        names = self.exercise(slug).forbidden if slug is not None else chain.from_iterable(outlines)
        return tuple(sorted(set(names)))  # in one order: the worker that a file was first loaded in serves both

    def dialect(self, name: str) -> Dialect:
        """A dialect by name, or one of a teacher's own by the path of its file."""
        if name in self.dialects:
            return self.dialects[name]
        path = Path(name)
        if path.suffix == ".toml" or path.is_file():
            return added(dict(self.dialects), path, read_dialect(path, self.chapters))
        if path.exists():
            raise BadDialect(f"{name} is {'a folder' if path.is_dir() else 'not an ordinary file'}, not a .toml file")
        close = meant(name, self.dialects)
        there = f"{', '.join(self.dialects)}, or give a .toml file"
        raise UnknownDialect(f"no dialect {name!r}{close}{' There' if close else '; there'} are: {there}")


def above(folder: Path) -> str:
    """The folder that was meant, where somebody named that of a chapter, or of an exercise."""
    for pattern, far in (("exercise.toml", 1), ("*/exercise.toml", 0)):
        if any(folder.glob(pattern)):
            return f"; did you mean {folder.absolute().parents[far]}?"
    return ""


def load(extra: Path | None = None, lenient: bool = False) -> Catalog:
    """The exercises that come with the package and, with `extra`, those of a teacher's folder.

    Raises:
        BadExercise, BadDialect: a folder or file cannot be used; `lenient` passes over exercises that cannot.
    """
    roots = [builtin(), *([extra] if extra else [])]
    if extra is not None and not any(any(extra.glob(p)) for p in (EXERCISES, DIALECTS, *QUIZZES)):
        raise BadExercise(
            f"{extra}: holds no exercise (CHAPTER/SLUG/exercise.toml), no dialect (dialects/NAME.toml) and no quiz"
            + above(extra)
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
    outlines = {slug: outline for slug, outline in outlines.items() if not replaced(outline, extra, outlines.values())}
    chapters = with_derived(chapters, outlines.values(), broken if lenient else None)
    dialects = {"native": native(chapters)}
    for root in roots:
        for path in sorted(root.glob(DIALECTS)):
            read = read_dialect if extra else spelled_out  # those that come along are tried on arrays by a test
            added(dialects, path, read(path, chapters))
    in_order = sorted(outlines.values(), key=lambda o: (chapters[o.chapter].order, o.chapter, o.order, o.slug))
    loader = cache(lambda slug: loaded(outlines[slug]))
    return Catalog(chapters, tuple(in_order), dialects, loader, tuple(broken))


def loaded(one: Outline) -> Exercise:
    """The exercise of an outline; what comes with the package is loaded once, unless a teacher's chapter changes it."""
    if not one.folder.is_relative_to(builtin()):
        return exercise(one)
    known = SHIPPED.get(one.folder)
    if known is None or (known[0].content, known[0].entries) != (one.content, one.entries):
        known = SHIPPED[one.folder] = (one, exercise(one))
    return known[1]


def replaced(one: Outline, extra: Path | None, outlines: Iterable[Outline]) -> bool:
    """Whether a teacher asks for a function that one of our derived exercises asks for: then theirs is meant."""
    if extra is None or one.question is None or one.folder.is_relative_to(extra):
        return False
    return any(other.folder.is_relative_to(extra) and {*other.entries} & {*one.entries} for other in outlines)


def with_derived(
    chapters: Mapping[str, Chapter], outlines: Iterable[Outline], broken: list[str] | None = None
) -> dict[str, Chapter]:
    """The chapters, with the calls of exercises that are derived; two that are called alike differ in nothing."""
    found = dict(chapters)
    known: dict[str, tuple[Signature | None, str]]
    known = {entry: (None, "a chapter.toml") for home in chapters.values() for entry in home.entries}
    for one in outlines:
        home = found.setdefault(one.chapter, untitled(one.folder.parent))
        signatures = one.question.signatures if one.question else {}
        with passing_over(broken):
            for entry, signature in signatures.items():
                other, owner = known.setdefault(entry, (signature, one.slug))
                if other != signature:
                    raise BadExercise(f"{one.folder}: its {entry} and that of {owner} are called alike, and differ")
            found[one.chapter] = replace(home, derived={**home.derived, **signatures})
    return found


@contextmanager
def passing_over(broken: list[str] | None) -> Iterator[None]:
    """Note what is wrong with an exercise and go on, if there is a list for it."""
    try:
        yield
    except BadExercise as error:
        if broken is None:
            raise
        broken.append(str(error))


def added(dialects: dict[str, Dialect], path: Path, dialect: Dialect) -> Dialect:
    """Put a dialect to the others; raises BadDialect when its name is that of another one."""
    if dialects.setdefault(dialect.name, dialect) != dialect:
        raise BadDialect(f"{path.name}: the name {dialect.name!r} is taken by another dialect")
    return dialect


@cache
def chapter_dialect(folder: Path) -> Dialect:
    """The canonical calls of one chapter."""
    path = folder / "chapter.toml"
    chapters = {folder.name: read_chapter(path) if path.is_file() else untitled(folder)}
    outlines: list[Outline] = []
    for found in sorted(folder.glob("*/exercise.toml")):
        with passing_over([]):  # who asks for one exercise is not told of what is wrong with another
            outlines.append(outline(found, chapters))
    return native(with_derived(chapters, outlines, []))


def builtin() -> Path:
    """The folder of the package `exercises`, which nothing here imports."""
    spec = importlib.util.find_spec("exercises")
    if spec is None or not spec.submodule_search_locations:
        raise BadExercise("the package `exercises` is not installed beside `grader`")
    return Path(next(iter(spec.submodule_search_locations)))

"""Dialects: how a course spells the same call. They are data; this module reads and applies them.

A chapter (`chapter.toml`) states the canonical arrays and entries; a dialect states, per chapter, its function names,
its arguments and results in order, and the arrays that it lays out differently (grader/axes.py has the notation).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.axes import READS, BadSpelling, Move, Spelling

CACHE = "cache"


class BadDialect(ValueError):
    """A dialect file that cannot be used; the text names the file and the key."""


@dataclass(frozen=True)
class Item:
    """One argument or result: `label` is the dialect's name; `names` the canonical arrays that it holds."""

    label: str
    names: tuple[str, ...]
    move: Move | None = None  # None: the student's own cache
    gradient: bool = False


@dataclass(frozen=True)
class Group:
    """A tuple (or, with keys, a dict) of items in one argument or result."""

    items: tuple[Item | Group, ...]
    keys: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Spoken:
    """One entry as a dialect speaks it."""

    entry: str
    function: str
    args: Group
    returns: Group

    @cached_property
    def taken(self) -> frozenset[str]:
        """The canonical arguments that the dialect passes."""
        return frozenset(name for item in leaves(self.args) for name in item.names)

    @cached_property
    def given(self) -> frozenset[str]:
        """The canonical results that the dialect returns."""
        return frozenset(name for item in leaves(self.returns) for name in item.names)


@dataclass(frozen=True)
class Dialect:
    """How one course writes the entries of the chapters that it has."""

    name: str
    title: str
    entries: Mapping[str, Spoken] = field(default_factory=dict)  # canonical entry -> how it is spoken

    def functions(self) -> dict[str, str]:
        """The function names, each with its canonical entry."""
        return {spoken.function: entry for entry, spoken in self.entries.items()}


def leaves(group: Group) -> Iterator[Item]:
    """The items of a group, groups within it taken apart, in order."""
    for item in group.items:
        if isinstance(item, Group):
            yield from leaves(item)
        else:
            yield item


@dataclass(frozen=True)
class Chapter:
    """The canonical arrays and entries of a chapter; as a dialect it is called native."""

    name: str
    title: str
    order: int
    arrays: Mapping[str, Spelling]
    entries: Mapping[str, Mapping[str, Any]]


def read_chapter(path: Path) -> Chapter:
    """Read a chapter.toml."""
    content = toml(path)
    arrays = {name: spelled(path, name, text) for name, text in content.get("arrays", {}).items()}
    return Chapter(
        path.parent.name, content.get("title", path.parent.name), content.get("order", 0), arrays, content["entries"]
    )


def native(chapters: Mapping[str, Chapter]) -> Dialect:
    """The canonical calls, as a dialect."""
    entries = {
        entry: speak(Path("chapter.toml"), chapter, entry, {"function": entry, **spec}, {})
        for chapter in chapters.values()
        for entry, spec in chapter.entries.items()
    }
    return Dialect("native", "the calling convention of this project", entries)


def read_dialect(path: Path, chapters: Mapping[str, Chapter]) -> Dialect:
    """Read a dialect's file.

    Raises:
        BadDialect: the file is not TOML, names an unknown chapter, entry or array, or spells axes wrongly.
    """
    content = toml(path)
    entries: dict[str, Spoken] = {}
    for name, part in content.items():
        if not isinstance(part, dict):
            continue
        if name not in chapters:
            raise BadDialect(f"{path.name}: unknown chapter [{name}] (known: {', '.join(sorted(chapters))})")
        chapter = chapters[name]
        arrays = {key: spelled(path, f"{name}.arrays.{key}", text) for key, text in part.get("arrays", {}).items()}
        for entry, spec in part.get("entries", {}).items():
            if entry not in chapter.entries:
                known = ", ".join(sorted(chapter.entries))
                raise BadDialect(f"{path.name}: unknown entry {name}.entries.{entry} (known: {known})")
            entries[entry] = speak(path, chapter, entry, spec, arrays)
    if not entries:
        raise BadDialect(f"{path.name}: no entries; a dialect has tables like [CHAPTER.entries.ENTRY]")
    return Dialect(str(content.get("name", path.stem)), str(content.get("title", path.stem)), entries)


def toml(path: Path) -> dict[str, Any]:
    """A TOML file; raises BadDialect."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadDialect(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDialect(f"{path.name}: not TOML: {error}") from error


def spelled(path: Path, key: str, text: Any) -> Spelling:
    """The axes of an array in a file; raises BadDialect."""
    try:
        return Spelling.parse(str(text))
    except BadSpelling as error:
        raise BadDialect(f"{path.name}: {key}: {error}") from error


def speak(path: Path, chapter: Chapter, entry: str, spec: Mapping[str, Any], arrays: Mapping[str, Spelling]) -> Spoken:
    """One entry of a dialect's file, with every argument and result resolved to canonical arrays."""
    where = f"{path.name}: {entry}"
    for key in ("args", "returns"):
        if key not in spec:
            raise BadDialect(f"{where}: {key} is missing")
    resolver = Resolver(where, chapter, arrays)
    return Spoken(
        entry, str(spec.get("function", entry)), resolver.group(spec["args"]), resolver.group(spec["returns"])
    )


@dataclass(frozen=True)
class Resolver:
    """Turns the names in a dialect's file into items."""

    where: str
    chapter: Chapter
    arrays: Mapping[str, Spelling]

    def group(self, items: Any, label: str = "") -> Group:
        """A list (or a table) of arguments or results."""
        if isinstance(items, dict):
            return Group(tuple(self.one(item, key) for key, item in items.items()), tuple(items), label)
        if not isinstance(items, list):
            raise BadDialect(f"{self.where}: args and returns are lists (or a table for a dict), not {items!r}")
        return Group(tuple(self.one(item) for item in items), (), label)

    def one(self, item: Any, key: str = "") -> Item | Group:
        """One argument or result, which may be a group itself."""
        if isinstance(item, dict) and len(item) == 1:
            ((label, inside),) = item.items()
            return self.group(dict.fromkeys(inside) if isinstance(inside, list) else inside, label)
        if isinstance(item, list | dict):
            return self.group(item, key)
        name, _, label = str(item if item is not None else key).partition(" as ")
        return self.item(name.strip(), label.strip() or key or name.strip())

    def item(self, name: str, label: str) -> Item:
        """A name with its label, resolved to canonical arrays."""
        if name == CACHE:
            return Item(label, (CACHE,))
        gradient = name not in self.arrays and name not in self.chapter.arrays and name.startswith("d")
        base = name[1:] if gradient else name
        spelling = self.arrays.get(base) or self.chapter.arrays.get(base)
        if spelling is None:
            raise BadDialect(f"{self.where}: unknown array {name!r}; give its axes under arrays")
        sources = self.sources(base, spelling)
        prefix = "d" if gradient else ""
        move = Move(spelling, tuple(prefix + s for s in sources), tuple(self.chapter.arrays[s] for s in sources))
        return Item(label, tuple(prefix + s for s in sources), move, gradient)

    def sources(self, base: str, spelling: Spelling) -> tuple[str, ...]:
        """The canonical arrays that a dialect's array is made of."""
        if not spelling.reads:
            if base not in self.chapter.arrays or sorted(self.chapter.arrays[base].axes) != sorted(spelling.axes):
                raise BadDialect(f"{self.where}: {base!r} is no array of this chapter with the axes {spelling.axes}")
            return (base,)
        own = self.chapter.arrays.get(base)
        if own is not None and own.reads == spelling.reads:
            return (base,)
        return tuple(self.parameter(part, spelling) for part in spelling.reads)

    def parameter(self, part: str, spelling: Spelling) -> str:
        """The canonical parameter that reads one part."""
        for name, canonical in self.chapter.arrays.items():
            if canonical.reads == (part,) and set(spelling.blocks) <= set(canonical.blocks or spelling.blocks):
                return name
        raise BadDialect(f"{self.where}: no parameter of this chapter reads {part!r} (parts: {', '.join(READS)})")

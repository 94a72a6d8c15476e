"""Dialects: how a course spells the same call. They are data; this module reads and applies them.

A chapter (`chapter.toml`) states the canonical arrays and entries; a dialect states, per chapter, its function names,
its arguments and results in order, and the arrays that it lays out differently (grader/dialects/axes.py has the
notation).
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.dialects.accompanying import adapter, compiled, modules
from grader.dialects.axes import LETTERS, READS, Move, Spelling, is_letter
from grader.dialects.inheritance import inheritance
from grader.dialects.signature import CACHE, Dialect, Further, Group, Parameter, Signature
from grader.dialects.sums import shared
from grader.dialects.toml_file import FILES, LINE, TABLE, TEXT, TEXTS, WHOLE, known_keys, read, typed
from grader.dialects.validation import sound, together
from grader.errors import BadDialect, BadSpelling

ANY_LETTER = string.ascii_uppercase.replace("K", "")
KEYS = ("function", "args", "returns", "found_by")
CALL = ("args", "returns", "every_step", "arrays")  # of a chapter's own entries
COMMON = {"dialects": TEXTS, "covers": TEXTS, "forbidden": TEXTS, "words": TABLE}  # what its exercises need not repeat
CHAPTER = {"title": TEXT, "order": WHOLE, "axes": TABLE, "arrays": TABLE, "entries": TABLE, **COMMON}
PART = {"arrays": TABLE, "unused": TABLE, "entries": TABLE}


@dataclass(frozen=True)
class Chapter:
    """The canonical arrays and entries of a chapter; as a dialect it is called native."""

    name: str
    title: str
    order: int
    arrays: Mapping[str, Spelling]
    entries: Mapping[str, Mapping[str, Any]]
    letters: str = LETTERS  # its axes
    derived: Mapping[str, Signature] = field(default_factory=dict)  # further entries, of exercises that say their own
    common: Mapping[str, Any] = field(default_factory=dict)  # what an exercise.toml has that says nothing else
    apart: Mapping[str, Mapping[str, Spelling]] = field(default_factory=dict)  # arrays that one entry has otherwise

    @property
    def calls(self) -> tuple[str, ...]:
        """The names of all entries, in order."""
        return tuple({**self.entries, **self.derived})

    @cached_property
    def signatures(self) -> dict[str, Signature]:
        """The calls of its entries, as they are canonically."""
        where = Path("chapter.toml")
        own = {
            entry: signature_of(where, entry, {"function": entry, **spec}, self.of(entry), {}, {})
            for entry, spec in self.entries.items()
        }
        return {**own, **self.derived}

    def of(self, entry: str) -> Chapter:
        """The chapter with the arrays as one entry has them."""
        return replace(self, arrays={**self.arrays, **self.apart[entry]}) if entry in self.apart else self


def read_chapter(path: Path) -> Chapter:
    """Read a chapter.toml; raises BadDialect."""
    content = read(path)
    typed(path.name, content, CHAPTER)
    if content.get("arrays") and not content.get("entries"):  # exercises that are derived say their own
        raise BadDialect(f"{path}: no entries; a chapter has tables like [entries.ENTRY]")
    letters = "".join(dict.fromkeys(LETTERS + "".join(axis(path, name) for name in content.get("axes", {}))))
    arrays = {name: spelled(path, f"arrays.{name}", text, letters) for name, text in content.get("arrays", {}).items()}
    title, order = content.get("title", path.parent.name), content.get("order", 0)
    common = merged(shared_by_all(path.parent), spoken(path, {key: content[key] for key in COMMON if key in content}))
    entries = content.get("entries", {})
    typed(path.name, entries, dict.fromkeys(entries, TABLE))
    apart: dict[str, dict[str, Spelling]] = {}
    for entry, spec in entries.items():
        known_keys(f"{path.name}: {entry}", spec, CALL)
        if own := spec.pop("arrays", {}):
            apart[entry] = {name: spelled(path, f"{entry}.arrays.{name}", text, letters) for name, text in own.items()}
    chapter = Chapter(path.parent.name, title, order, arrays, entries, letters, common=common, apart=apart)
    _ = chapter.signatures  # raises where one cannot be read
    return chapter


def shared_by_all(folder: Path) -> Mapping[str, Any]:
    """What the common.toml beside the chapters says for all of them; nothing where there is none."""
    path = folder.parent / "common.toml"
    return spoken(path, read(path)) if path.is_file() else {}


def spoken(path: Path, content: dict[str, Any]) -> dict[str, Any]:
    """The part of a file that is said for several exercises, checked; raises BadDialect."""
    typed(path.name, content, COMMON)
    typed(f"{path.name}: words", content.get("words", {}), dict.fromkeys(content.get("words", {}), TEXT))
    return content


def merged(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What is said for several, and by one of them: its own word counts."""
    words = {**common.get("words", {}), **own.get("words", {})}
    return {**common, **own, **({"words": words} if words else {})}


def axis(path: Path, name: str) -> str:
    """The name of an axis: one capital letter other than K."""
    if not is_letter(name):
        raise BadDialect(f"{path}: axes: {name!r} should be one capital letter other than K")
    return name


def native(chapters: Mapping[str, Chapter]) -> Dialect:
    """The canonical calls, as a dialect."""
    return Dialect("native", "the calling convention of this project", canonical(chapters))


def canonical(chapters: Mapping[str, Chapter]) -> dict[str, Signature]:
    """The canonical calls by entry."""
    return {entry: call for chapter in chapters.values() for entry, call in chapter.signatures.items()}


def read_dialect(path: Path, chapters: Mapping[str, Chapter]) -> Dialect:
    """Read a dialect's file, and try every entry on random arrays.

    Raises:
        BadDialect: as `spelled_out`, and for an entry that loses or mixes up arrays, or code that is no Python.
    """
    dialect, content = spelled_out(path, chapters), read(path)
    compiled(path, content.get("adapter"), content.get("modules"))
    home = canonical(chapters)
    for entry, signature in dialect.own.items():
        sound(f"{path.name}: {entry}", signature, home[entry])
    return dialect


def spelled_out(path: Path, chapters: Mapping[str, Chapter]) -> Dialect:
    """What a dialect's file says.

    Raises:
        BadDialect: the file is not TOML, names an unknown chapter, entry or array, or spells axes wrongly.
    """
    content = read(path)
    known_keys(path.name, {k: v for k, v in content.items() if isinstance(v, dict)}, chapters, "chapter")
    own = {"name": LINE, "title": LINE, "adapter": FILES, "modules": LINE, "packages": TEXTS, "yields_to": TEXTS}
    typed(path.name, content, {**own, **dict.fromkeys(chapters, TABLE)})
    tables = {key: value for key, value in content.items() if key in chapters}
    entries: dict[str, Signature] = {}
    for name, part in tables.items():
        typed(f"{path.name}: [{name}]", part, PART)
        entries |= read_part(path, chapters[name], part)
    if not entries:
        raise BadDialect(f"{path.name}: no entries; a dialect has tables like [CHAPTER.entries.ENTRY]")
    together(path.name, entries)
    inherited = {
        entry: signature
        for chapter in chapters.values()
        for entry, signature in inheritance(chapter.signatures, entries, content.get(chapter.name, {})).items()
    }
    name, title = content.get("name", path.stem), content.get("title", path.stem)
    text, packages = adapter(path, content.get("adapter")), tuple(content.get("packages", ()))
    brought = modules(path, content.get("modules"))
    yields_to = tuple(content.get("yields_to", ()))
    return Dialect(name, title, entries | inherited, frozenset(inherited), text, packages, brought, yields_to)


def read_part(path: Path, chapter: Chapter, part: Mapping[str, Any]) -> dict[str, Signature]:
    """What a dialect says of one chapter."""
    where = f"{path.name}: {chapter.name}"
    arrays = {
        key: spelled(path, f"{chapter.name}.arrays.{key}", text, chapter.letters)
        for key, text in part.get("arrays", {}).items()
    }
    fillers = part.get("unused", {})
    unused = {key: spelled(path, f"{chapter.name}.unused.{key}", text, ANY_LETTER) for key, text in fillers.items()}
    specs = part.get("entries", {})
    typed(f"{where}.entries", specs, dict.fromkeys(chapter.entries, TABLE), "entry")
    home = chapter.signatures
    found: dict[str, Signature] = {}
    for entry, spec in specs.items():
        known_keys(f"{path.name}: {entry}", spec, KEYS)
        if "function" not in spec:
            raise BadDialect(f"{path.name}: {entry}: function is missing: the name that students write")
        found[entry] = signature_of(path, entry, spec, chapter.of(entry), arrays, unused)
        found[entry] = replace(found[entry], omits=home[entry].given - found[entry].given)
    return found


def spelled(path: Path, key: str, text: Any, letters: str) -> Spelling:
    """The axes of an array in a file; raises BadDialect."""
    try:
        return Spelling.parse(str(text), letters)
    except BadSpelling as error:
        raise BadDialect(f"{path.name}: {key}: {error}") from error


def signature_of(
    path: Path,
    entry: str,
    spec: Mapping[str, Any],
    chapter: Chapter,
    arrays: Mapping[str, Spelling],
    unused: Mapping[str, Spelling],
) -> Signature:
    """One entry of a dialect's file, with every argument and result resolved to canonical arrays."""
    where = f"{path.name}: {entry}"
    for key in ("args", "returns"):
        if key not in spec:
            raise BadDialect(f"{where}: {key} is missing")
    resolver = Resolver(where, chapter, arrays, unused)
    function = spec.get("function", entry)
    args, returns = shared(resolver.group(spec["args"])), resolver.group(spec["returns"])
    further = tuple(Further(resolver.item(key, key), state) for key, state in spec.get("every_step", {}).items())
    return Signature(entry, function, args, returns, found_by=spec.get("found_by", ""), further=further)


@dataclass(frozen=True)
class Resolver:
    """Turns the names in a dialect's file into items."""

    where: str
    chapter: Chapter
    arrays: Mapping[str, Spelling]
    unused: Mapping[str, Spelling]

    def group(self, items: Any, label: str = "") -> Group:
        """A list (or a table) of arguments or results."""
        if isinstance(items, dict):
            inside = tuple(self.one(item, key) for key, item in items.items())
            return Group(inside, tuple(item.label for item in inside), label)
        if not isinstance(items, list):
            raise BadDialect(f"{self.where}: args and returns are lists (or a table for a dict), not {items!r}")
        if any(not isinstance(item, str | list | dict) for item in items):
            raise BadDialect(f"{self.where}: args and returns hold names, lists and tables: {items!r}")
        return Group(tuple(self.one(item) for item in items), (), label)

    def one(self, item: Any, key: str = "") -> Parameter | Group:
        """One argument or result, which may be a group itself."""
        if isinstance(item, dict) and len(item) == 1:
            ((label, inside),) = item.items()
            return self.group(dict.fromkeys(inside) if isinstance(inside, list) else inside, label)
        if isinstance(item, list | dict):
            return self.group(item, key)
        name, _, label = str(item if item is not None else key).partition(" as ")
        spelled = label.strip() if label else key if item is not None and key else name.strip()
        label, *also = spelled.split("|")
        return replace(self.item(name.strip(), label), also=tuple(also))

    def item(self, name: str, label: str) -> Parameter:
        """A name with its label, resolved to canonical arrays."""
        if name == CACHE:
            return Parameter(label, (CACHE,))
        filler = self.unused.get(name) or self.unused.get(name.removeprefix("d"))
        if filler is not None:
            return Parameter(label, (), filler=filler)
        gradient = name not in self.arrays and name not in self.chapter.arrays and name.startswith("d")
        base = name[1:] if gradient else name
        spelling = self.arrays.get(base) or self.chapter.arrays.get(base)
        if spelling is None:
            raise BadDialect(f"{self.where}: unknown array {name!r}; give its axes under arrays")
        sources = self.sources(base, spelling)
        prefix = "d" if gradient else ""
        move = Move(spelling, tuple(prefix + s for s in sources), tuple(self.chapter.arrays[s] for s in sources))
        return Parameter(label, tuple(prefix + s for s in sources), move, gradient)

    def sources(self, base: str, spelling: Spelling) -> tuple[str, ...]:
        """The canonical arrays that a dialect's array is made of."""
        own = self.chapter.arrays.get(base)
        if not spelling.reads or (own is not None and not own.reads):
            if own is None or sorted(own.axes) != sorted(spelling.axes):
                axes = " ".join(spelling.axes)
                known = f"; its axes are {' '.join(own.axes)}, in any order" if own else ""
                raise BadDialect(f"{self.where}: {base!r} is no array of this chapter with the axes {axes}{known}")
            return (base,)
        if own is not None and own.reads == spelling.reads:
            self.gates(base, base, spelling)
            return (base,)
        return tuple(self.parameter(base, part, spelling) for part in spelling.reads)

    def parameter(self, base: str, part: str, spelling: Spelling) -> str:
        """The canonical parameter that reads one part."""
        for name, canonical in self.chapter.arrays.items():
            if canonical.reads == (part,):
                self.gates(base, name, spelling)
                return name
        raise BadDialect(f"{self.where}: no parameter of this chapter reads {part!r} (parts: {', '.join(READS)})")

    def gates(self, base: str, name: str, spelling: Spelling) -> None:
        """See that the blocks of an array are those of the canonical one, or some of them."""
        have = self.chapter.arrays[name].blocks
        if bool(have) != bool(spelling.blocks) or set(spelling.blocks) - set(have):
            ours = f"has the blocks {' '.join(have)}" if have else "has no blocks"
            mine = f"'{spelling.blocks}.H'" if spelling.blocks else "'H'"
            raise BadDialect(f"{self.where}: {base!r}: this chapter {ours}, so {mine} cannot be")

"""Which dialect a file speaks, chapter by chapter: what fits by name must also fit by signature, and a tie is asked.

Evidence, the strongest first: how many functions of a chapter fit a dialect, how many can be called as it calls them,
how many have most arguments named as it names them; then what the file speaks in its other chapters; then single names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from grader.catalog.catalog import Catalog
from grader.catalog.definitions import Definitions
from grader.dialects.signature import Dialect, Signature
from grader.errors import Ambiguous, Unknown

PASS = "--dialect NAME, or describe your course in a file and pass --dialect FILE.toml"


@dataclass(frozen=True)
class Reading:
    """One chapter of a file, read as one dialect."""

    file: Definitions
    dialect: Dialect
    signatures: tuple[Signature, ...]  # those whose functions the file defines

    @property
    def fits(self) -> bool:
        """Whether some function is surely meant so, or more fit than do not."""
        fitting, _, named = self.evidence
        return named > 0 or 2 * fitting > len(self.signatures)

    @cached_property
    def evidence(self) -> tuple[int, int, int]:
        """How many functions fit, can be called so, and have most of their arguments named so."""
        called = [self.file.callable_as(s) for s in self.signatures]
        named = [self.file.named_as(s) for s in self.signatures]
        return sum(map(any, zip(called, named, strict=True))), sum(called), sum(named)

    @property
    def by_methods(self) -> bool:
        """Whether nothing but names of methods speaks for it."""
        return all("." in s.found_by for s in self.signatures)

    @property
    def shared(self) -> int:
        """How many arguments are named so."""
        return sum(map(self.file.shared, self.signatures))


def dialects_of(file: Definitions, catalog: Catalog) -> dict[str, Dialect | Unknown | Ambiguous]:
    """For every chapter of which the file has words: its dialect, or what keeps it from having one."""
    read = {chapter: found for chapter in catalog.chapters if (found := readings(chapter, file, catalog))}
    read = beside_functions(read)
    best = {chapter: top([r for r in found if r.fits], lambda r: r.evidence) for chapter, found in read.items()}
    closest = {chapter: top(found, lambda r: r.shared) for chapter, found in best.items()}
    clear = company(best, catalog) or company(closest, catalog)
    return {chapter: decided(read[chapter], best[chapter], closest[chapter], clear) for chapter in read}


def beside_functions(read: dict[str, list[Reading]]) -> dict[str, list[Reading]]:
    """Without what is known by its methods alone, where functions have the right arguments: they are made with it."""
    if not any(reading.evidence[2] for found in read.values() for reading in found):
        return read
    kept = {chapter: [r for r in found if not r.by_methods] for chapter, found in read.items()}
    return {chapter: found for chapter, found in kept.items() if found}


def readings(chapter: str, file: Definitions, catalog: Catalog) -> list[Reading]:
    """A chapter of a file as each dialect with words of its own would have it; helpers count where there is no more."""
    entries, helpers = catalog.chapters[chapter].calls, catalog.helpers
    for wanted in ([e for e in entries if e not in helpers], [e for e in entries if e in helpers]):
        found = [
            Reading(file, dialect, tuple(s for s in signatures if s.function in file))
            for dialect in catalog.dialects.values()
            if (signatures := [dialect.entries[entry] for entry in wanted if entry in dialect.entries])
            and any(s.entry in dialect.own and s.function in file for s in signatures)
        ]
        if found:
            return found
    return []


def top(found: Sequence[Reading], worth: Callable[[Reading], Any]) -> list[Reading]:
    """The readings that are worth most, without those that yield to another of them."""
    most = max(map(worth, found), default=None)
    best = [reading for reading in found if worth(reading) == most]
    names = {reading.dialect.name for reading in best}
    return [reading for reading in best if not names & {*reading.dialect.yields_to}]


def company(best: Mapping[str, Sequence[Reading]], catalog: Catalog) -> set[str]:
    """The dialects of the chapters that can be read in one way alone; helpers tell nothing."""
    alone = [found[0] for found in best.values() if len(found) == 1]
    return {r.dialect.name for r in alone if any(s.entry not in catalog.helpers for s in r.signatures)}


def decided(
    found: Sequence[Reading], best: Sequence[Reading], closest: Sequence[Reading], clear: set[str]
) -> Dialect | Unknown | Ambiguous:
    """The dialect of one chapter; never a guess."""
    if not best:
        return Unknown(no_fit(found))
    kept = [reading for reading in best if reading.dialect.name in clear]
    for left in (best, kept, closest):
        if len(left) == 1:
            return left[0].dialect
    functions = ", ".join(dict.fromkeys(s.function for reading in closest for s in reading.signatures))
    names = " and as ".join(reading.dialect.name for reading in closest)
    return Ambiguous(f"the file reads equally well as {names} ({functions}): choose with --dialect")


def no_fit(found: Iterable[Reading]) -> str:
    """What was tried, and how the signatures differ."""
    tried: dict[str, list[str]] = {}
    for reading in found:
        for s in reading.signatures:
            if not reading.file.callable_as(s):
                said = f"{reading.dialect.name} passes {len(s.args.items)} ({', '.join(arguments_of(s))})"
                tried.setdefault(reading.file.call_of(s.function), []).append(said)
    differences = "; ".join(f"{call}, to which {' and '.join(said)}" for call, said in tried.items())
    names = ", ".join(dict.fromkeys(reading.dialect.name for reading in found))
    return f"no dialect fits (tried: {names}). The file has {differences}. Choose with {PASS}"


def arguments_of(signature: Signature) -> list[str]:
    """The arguments of a call, as a person reads them; a tuple or dict without a name is told as one."""
    return [item.label or ("a dict" if getattr(item, "keys", ()) else "a tuple") for item in signature.args.items]

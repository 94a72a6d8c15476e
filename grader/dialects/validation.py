"""Is a dialect's file what its author means? Every slip is refused, for it would cost right students their points.

The names are names, every array stands where it belongs and once, none that a call cannot do
without is missing; and random arrays that are put into the dialect's words and back come out as they were.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from grader.checks.types import Array
from grader.dialects.axes import Sizes
from grader.dialects.signature import CACHE, Group, Parameter, Signature, leaves
from grader.errors import BadDialect

SIZES: tuple[Sizes, ...] = ({"T": 2, "N": 3, "D": 4, "H": 5}, {"T": 5, "N": 2, "D": 3, "H": 1})


def together(where: str, entries: Mapping[str, Signature]) -> None:
    """See that the entries of a dialect go together: functions of different names, and caches that come from one."""
    seen: dict[str, str] = {}
    for entry, signature in entries.items():
        if signature.function in seen:
            raise BadDialect(
                f"{where}: {entry}: function {signature.function!r} stands for {seen[signature.function]} too"
            )
        seen[signature.function] = entry
        for forward in without_cache(signature, entries):
            raise BadDialect(f'{where}: {forward}: returns lacks "cache", which {entry} takes')


def without_cache(signature: Signature, entries: Mapping[str, Signature]) -> list[str]:
    """The forward entries of a backward one that do not return the cache that it takes."""
    stem = signature.entry.removesuffix("_backward")
    forwards = (stem, f"{stem}_forward") if stem != signature.entry and CACHE in signature.taken else ()
    return [forward for forward in forwards if forward in entries and CACHE not in entries[forward].given]


def sound(where: str, signature: Signature, home: Signature) -> None:
    """Hold one entry against the canonical one; raises BadDialect, which names the array."""
    identifier(f"{where}: function", signature.function)
    for key, mine, canonical in (("args", signature.args, home.args), ("returns", signature.returns, home.results)):
        place = f"{where}: {key}"
        belongs(place, mine, canonical, home.entry)
        once(place, mine)
        for label in labels(mine):
            identifier(place, label)
        for sizes in SIZES:
            survives(place, mine, canonical, sizes)
    needed = [name for name in flat(home.args) if name not in signature.taken and name not in spoken_states(home)]
    if needed:
        raise BadDialect(f"{where}: args lacks {', '.join(needed)}, which every call needs")
    if not signature.given - {CACHE}:
        raise BadDialect(f"{where}: returns has no array that could be compared")


def spoken_states(home: Signature) -> frozenset[str]:
    """The arguments that may be left out (they are zero then): states, which an entry takes and gives back."""
    return home.taken & home.given - {CACHE}


def identifier(where: str, text: Any) -> None:
    """See that a name can be written in Python."""
    if not isinstance(text, str) or not text.isidentifier() or keyword.iskeyword(text):
        raise BadDialect(f"{where}: {text!r} is no name in Python")


def flat(group: Group) -> list[str]:
    """The canonical names of a group, in order."""
    return [name for item in leaves(group) for name in item.names]


def labels(group: Group) -> Iterator[str]:
    """The dialect's names in a group, those of tuples included."""
    for item in group.items:
        if item.label:
            yield item.label
        if isinstance(item, Group):
            yield from labels(item)


def belongs(where: str, mine: Group, canonical: Group, entry: str) -> None:
    """See that a group holds nothing that the canonical one does not."""
    known = flat(canonical)
    for item in leaves(mine):
        if set(item.names) - set(known):
            raise BadDialect(f"{where}: {item.label!r} does not belong there; {entry} has {', '.join(known)}")


def once(where: str, mine: Group) -> None:
    """See that no array, and no gate of one, is there twice, and no name."""
    seen: dict[tuple[str, str], str] = {}
    for item in leaves(mine):
        for name, block in [(name, block) for name in item.names for block in blocks(item)]:
            if (name, block) in seen and not item.is_bias:
                both = " and in ".join(dict.fromkeys((seen[name, block], item.label)))
                raise BadDialect(f"{where}: {name}{f' (gate {block})' * bool(block)} is there twice, in {both}")
            seen[name, block] = item.label
    found = list(labels(mine))
    for label in found:
        if found.count(label) > 1:
            raise BadDialect(f"{where}: two things are called {label!r}")


def blocks(item: Parameter) -> Sequence[str]:
    """The gates of an item; one without a name where it has none."""
    return (item.move.spelling.blocks if item.move else "") or ("",)


def survives(where: str, mine: Group, canonical: Group, sizes: Sizes) -> None:
    """Put random arrays into the dialect's layout and back; each must come out as it was."""
    rng = np.random.default_rng(0)
    moved = [item for item in leaves(mine) if item.move is not None]
    whole: dict[str, Array] = {
        name: rng.normal(size=spelling.shape(sizes))
        for item in leaves(canonical)
        if item.move is not None
        for name, spelling in zip(item.names, item.move.canonical, strict=True)
    }
    back: dict[str, Array] = {}
    for item in moved:
        assert item.move is not None
        try:
            made = item.move.there(whole, sizes)
            item.move.back(made, back, sizes)
        except (ValueError, IndexError, KeyError) as error:
            raise BadDialect(f"{where}: {item.label!r} cannot be laid out like this: {error}") from error
        if made.shape != item.move.spelling.shape(sizes):
            raise BadDialect(f"{where}: {item.label!r} comes out with the shape {made.shape}")
    for name, array in back.items():
        if not np.allclose(array, whole[name], rtol=1e-12, atol=0.0):
            lost = missing(name, moved)
            said = f"lacks the gate{'s' * (len(lost) > 1)} {' '.join(lost)} of {name}" if lost else f"loses {name}"
            raise BadDialect(f"{where} {said}: what is put into this layout does not come back")


def missing(name: str, items: Sequence[Parameter]) -> str:
    """The gates of a canonical array that no item holds."""
    have: set[str] = set()
    wanted = ""
    for item in items:
        if item.move is not None and name in item.names:
            wanted = item.move.canonical[item.names.index(name)].blocks
            have |= set(item.move.spelling.blocks)
    return "".join(gate for gate in wanted if gate not in have)

"""Values in and out of the structure that a dialect gives them: tuples and dicts of arrays, as its signatures say.

Arguments are packed from canonical arrays, results are taken apart again; our own solutions and mutants are put into a
dialect's clothes by the same two steps the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.types import Array, Function
from grader.dialects.axes import Spelling
from grader.dialects.signature import CACHE, Dialect, Further, Group, Parameter, Signature

Path = tuple[int | str, ...]
FILLED = 3  # the length of an axis that only unused arrays have


def packed(
    group: Group, given: Mapping[str, Any], sizes: Mapping[str, int], laid: Callable[[Array], Array] | None = None
) -> list[Any]:
    """The values of a group, from canonical arrays and the cache; `laid` gives each its layout in memory."""

    def one(item: Parameter | Group) -> Any:
        if isinstance(item, Group):
            values = packed(item, given, sizes, laid)
            return by_key(item, values) if item.keys else values if item.listed else tuple(values)
        if item.filler is not None:
            return filled(item.filler, sizes)
        if item.move is None:
            return given.get(CACHE) if item.is_cache else None
        value = item.move.there(given, sizes)
        return passed(value, item.move.spelling, laid or np.ascontiguousarray)

    return [one(item) for item in group.items]


def by_key(group: Group, values: Sequence[Any]) -> dict[str, Any]:
    """A dict of values, each under all the names that it has."""
    named = zip(group.keys, group.items, values, strict=True)
    return {key: value for own, item, value in named for key in (own, *getattr(item, "also", ()))}


def found_under(own: str, item: Parameter | Group, values: Mapping[str, Any]) -> str | None:
    """The key under which a dict has an item; None where it has none of its names."""
    return next((key for key in (own, *getattr(item, "also", ())) if key in values), None)


def passed(value: Any, spelling: Spelling, laid: Callable[[Array], Array]) -> Any:
    """A value as a function takes it: a number is no array."""
    if spelling.plain:
        return value
    if not spelling.axes:
        return {"int": int, "bool": bool, "complex": complex}.get(spelling.kind, float)(value)
    return laid(value if spelling.kind == "float" else value.astype(spelling.kind))


def filled(spelling: Spelling, sizes: Mapping[str, int]) -> Any:
    """Something of the right shape for an argument that does not matter: small numbers, all different."""
    if spelling.plain:
        return None
    extra = {axis: FILLED for axis in spelling.axes if len(axis) == 1 and axis.isupper()}
    shape = spelling.shape({**extra, **sizes})
    numbers = np.cos(np.arange(1.0, 1.0 + np.prod(shape, dtype=int))).reshape(shape)
    return passed(numbers, spelling, np.ascontiguousarray)


def flattened(group: Group, values: Any, path: Path = ()) -> Iterator[tuple[Parameter, Any, Path]]:
    """The parameters of a group with their values and where these stand; nothing where the structure is another.

    Lists pass for tuples, and an array of as many parts for an inner tuple.
    """
    if path and isinstance(values, np.ndarray) and values.ndim > 1:
        values = tuple(values)
    pairs: list[tuple[int | str, Any]] = []
    if isinstance(values, dict) and group.keys:
        keys = [found_under(own, item, values) for own, item in zip(group.keys, group.items, strict=True)]
        pairs += [(key, values[key]) for key in keys if key is not None]
    elif isinstance(values, tuple | list):
        pairs += enumerate(values)
    if len(pairs) != len(group.items):
        return
    for item, (key, value) in zip(group.items, pairs, strict=True):
        if isinstance(item, Group):
            yield from flattened(item, value, (*path, key))
        else:
            yield item, value, (*path, key)


@dataclass(frozen=True)
class Carried:
    """A canonical cache, and the sizes that a later call needs."""

    cache: Any
    sizes: Mapping[str, int]


def clothed(entries: Mapping[str, Function], home: Dialect, dialect: Dialect) -> dict[str, Function]:
    """The functions of `dialect`, made of canonical entries (as `home`, the native dialect, calls them)."""
    spoken = {entry: s for entry, s in dialect.entries.items() if entry in entries and entry in home.entries}
    if all(signature == home.entries[entry] for entry, signature in spoken.items()):
        return {signature.function: entries[entry] for entry, signature in spoken.items()}
    return {s.function: called_as(entries[entry], home.entries[entry], s) for entry, s in spoken.items()}


def called_as(entry: Function, home: Signature, signature: Signature) -> Function:
    """One canonical entry as a dialect calls it; what the dialect does not pass is zero."""

    asked = [further for further in home.further if further.item.label in signature.given]

    def function(*args: Any) -> Any:
        given, sizes = canonical(signature.args, args)
        for item in home.each_argument:
            for name in item.names:
                if name not in given and item.move is not None:
                    given[name] = np.zeros(item.move.spelling.shape(sizes))
        result = entry(*packed(home.args, given, sizes))
        result = (result,) if len(home.returns.items) == 1 else result
        found, _ = canonical(home.returns, result, sizes)
        found |= {further.item.label: every_step(entry, home, given, sizes, further) for further in asked}
        found[CACHE] = Carried(found.get(CACHE), sizes)
        values = packed(signature.returns, found, sizes)
        return values[0] if len(values) == 1 else tuple(values)

    return function


def every_step(
    entry: Function, home: Signature, given: Mapping[str, Any], sizes: Mapping[str, int], further: Further
) -> Array:
    """A state after every step: the last one of each beginning of the sequence."""
    found = []
    for steps in range(1, sizes["T"] + 1):
        shorter = {**sizes, "T": steps}
        begun = dict(given)
        for item in home.each_argument:
            if item.move is not None and "T" in item.move.spelling.axes:
                begun[item.label] = given[item.label].take(range(steps), item.move.spelling.axes.index("T"))
        result, _ = canonical(home.returns, entry(*packed(home.args, begun, shorter)), shorter)
        found.append(result[further.state])
    assert further.item.move is not None
    return np.stack(found, further.item.move.spelling.axes.index("T"))


def canonical(
    group: Group, values: Any, known: Mapping[str, int] | None = None
) -> tuple[dict[str, Any], dict[str, int]]:
    """Canonical arrays and sizes from the values of a group."""
    flat = list(flattened(group, values))
    sizes = dict(known or {})
    for item, value, _ in flat:
        if isinstance(value, Carried):
            sizes |= value.sizes
        elif item.move is not None and item.move.spelling.axes:
            sizes |= item.move.spelling.bind(value.shape)
    found: dict[str, Any] = {}
    for item, value, _ in flat:
        if item.is_cache:
            found[CACHE] = value.cache if isinstance(value, Carried) else value
        elif item.move is not None:
            item.move.back(value, found, sizes)
    return found, sizes


def bound(signature: Signature, given: Mapping[str, Any]) -> dict[str, int]:
    """The sizes that the given arrays tell; absent arguments must be zero, or a case was drawn for another dialect."""
    sizes: dict[str, int] = {}
    for name, spelling, is_size in signature.measured:
        if len(sizes) == signature.letters:
            break
        shape = np.shape(given[name])
        if len(shape) == len(spelling.axes):
            sizes = spelling.bind(shape) | sizes
        if is_size:
            sizes.setdefault(name, int(given[name]))
    for name in given.keys() - signature.taken:
        if np.any(given[name]):
            raise TypeError(f"{signature.entry}: this dialect does not pass {name}, which is not zero here")
    return sizes


def unusual(passed: Iterable[tuple[Parameter, Any]]) -> bool:
    """Whether numbers among the arguments are not float64, which nobody has promised to take."""
    return any(
        isinstance(value, np.ndarray) and value.dtype != np.float64 and item.move.spelling.kind == "float"
        for item, value in passed
        if item.move is not None
    )


def laid(array: Array, layout: str) -> Array:
    """A copy-free array of the wanted memory layout where it has it already."""
    if layout == "F":
        return np.asfortranarray(array)
    if layout == "S" and array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), dtype=array.dtype)
        wide[..., ::2] = array
        return wide[..., ::2]
    return np.ascontiguousarray(array)

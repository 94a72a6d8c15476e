"""Canonical entries in a dialect's clothes: so that our own solutions and mutants can be asked in every dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.types import Function
from grader.dialects.signature import CACHE, Dialect, Group, Parameter, Signature, leaves


@dataclass(frozen=True)
class Carried:
    """A canonical cache, and the sizes that a later call needs."""

    cache: Any
    sizes: Mapping[str, int]


def clothed(entries: Mapping[str, Function], home: Dialect, dialect: Dialect) -> dict[str, Function]:
    """The functions of `dialect`, made of canonical entries (as `home`, the native dialect, calls them)."""
    return {
        signature.function: called_as(entries[entry], home.entries[entry], signature)
        for entry, signature in dialect.entries.items()
        if entry in entries and entry in home.entries
    }


def called_as(entry: Function, home: Signature, signature: Signature) -> Function:
    """One canonical entry as a dialect calls it; what the dialect does not pass is zero."""

    def function(*args: Any) -> Any:
        given, sizes = read(signature.args, args)
        for item in leaves(home.args):
            for name in item.names:
                if name != CACHE and name not in given and item.move is not None:
                    given[name] = np.zeros(item.move.spelling.shape(sizes))
        result = entry(*built(home.args, given, sizes))
        result = (result,) if len(home.returns.items) == 1 else result
        found, _ = read(home.returns, result, sizes)
        found[CACHE] = Carried(found.get(CACHE), sizes)
        values = built(signature.returns, found, sizes)
        return values[0] if len(values) == 1 else tuple(values)

    return function


def read(
    group: Group, values: Sequence[Any], known: Mapping[str, int] | None = None
) -> tuple[dict[str, Any], dict[str, int]]:
    """Canonical arrays and sizes from the values of a group."""
    flat = list(flattened(group, values))
    sizes = dict(known or {})
    for item, value in flat:
        if isinstance(value, Carried):
            sizes |= value.sizes
        elif item.move is not None:
            sizes |= item.move.spelling.bind(value.shape)
    found: dict[str, Any] = {}
    for item, value in flat:
        if item.move is None:
            found[CACHE] = value.cache if isinstance(value, Carried) else value
        else:
            item.move.back(value, found, sizes)
    return found, sizes


def flattened(group: Group, values: Sequence[Any]) -> Sequence[tuple[Parameter, Any]]:
    """The items of a group with their values."""
    pairs: list[tuple[Parameter, Any]] = []
    for item, value in zip(group.items, values, strict=True):
        if isinstance(item, Group):
            pairs += flattened(item, list(value.values()) if isinstance(value, dict) else value)
        else:
            pairs.append((item, value))
    return pairs


def built(group: Group, given: Mapping[str, Any], sizes: Mapping[str, int]) -> list[Any]:
    """The values of a group from canonical arrays."""

    def one(item: Parameter | Group) -> Any:
        if isinstance(item, Group):
            values = built(item, given, sizes)
            return dict(zip(item.keys, values, strict=True)) if item.keys else tuple(values)
        return given[CACHE] if item.move is None else np.ascontiguousarray(item.move.there(given, sizes))

    return [one(item) for item in group.items]

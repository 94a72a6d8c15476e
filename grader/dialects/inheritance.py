"""What a dialect has of a chapter beside what it writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from grader.dialects.signature import CACHE, Signature, leaves
from grader.dialects.validation import without_cache


def inheritance(
    home: Mapping[str, Signature], own: Mapping[str, Signature], part: Mapping[str, Any]
) -> dict[str, Signature]:
    """The entries of a chapter that a dialect does not write differently, as they are canonically (`home`).

    Left out are those that make no sense beside what it does write: of an array that it lays out differently, of a
    name that it gives to something else, or in need of a cache that it does not return.
    """
    written = [signature for entry, signature in own.items() if entry in home]
    moved = {name for signature in written for name in differing(signature)} | set(part.get("arrays", {}))
    taken = {signature.function for signature in own.values()}
    return {
        entry: signature
        for entry, signature in home.items()
        if entry not in own
        and signature.function not in taken
        and not arrays_of(signature) & moved
        and not without_cache(signature, own)
    }


def differing(signature: Signature) -> Iterator[str]:
    """The canonical arrays that an entry lays out differently."""
    for item in (*leaves(signature.args), *leaves(signature.returns)):
        if item.move is not None and not item.move.identical:
            yield from (name.removeprefix("d" * item.gradient) for name in item.names)


def arrays_of(signature: Signature) -> set[str]:
    """The canonical arrays of an entry; a gradient counts as what it is the gradient of."""
    items = [*leaves(signature.args), *leaves(signature.returns)]
    return {name.removeprefix("d" * item.gradient) for item in items for name in item.names} - {CACHE}

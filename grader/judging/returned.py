"""What a function returned, taken apart: which value stands for which result, and whether it is an array at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import Mismatch, alike
from grader.checks.types import Array
from grader.dialects.packing import Path, flattened, found_under
from grader.dialects.signature import Group, Parameter, Signature
from grader.errors import NotDone, Unusable
from grader.words import of_number
from grader.worker.wire import Handle, Opaque

Shape = tuple[int, ...]
Placed = tuple[Parameter, Any, Path]  # a result, its value, and where that stands

MOST_ENTRIES = 8 << 20  # of one result: as many float64 as fit into a reply


@dataclass(frozen=True)
class LeftOut:
    """A result that a dict does not have."""

    text: str


def placed(signature: Signature, value: Any) -> Iterator[Placed]:
    """Every result with its value and where in the returned structure it stands.

    `H, (h, c), cache` may come as `H, h, c, cache` and the other way round; lists pass for tuples, an array for its
    rows; a dict is read by the names of the results. Raises `Unusable` (or `NotDone`) for another number of values.
    """
    unstarted(signature, value)
    wanted = signature.each_result
    if isinstance(value, dict) and not (len(wanted) == 1 and is_plain(wanted[0])):
        yield from by_name(signature, wanted, value)
        return
    if len(wanted) == 1 and not (isinstance(value, tuple) and len(value) == 1):
        yield wanted[0], value, ()
        return
    if stacked(wanted, value):
        value = [value[k, ...] for k in range(len(value))]
    if not isinstance(value, tuple | list):
        raise Unusable(f"{signature.sought} returned {kind(value)}, but should return {names(signature)}")
    if len(value) == len(wanted):
        flat: list[tuple[Any, Path]] = [(item, (k,)) for k, item in enumerate(value)]
    else:
        flat = [(part, path) for _, part, path in flattened(signature.returns, value)]
    if len(flat) != len(wanted):
        count = of_number(len(value), "value")
        if len(value) == len(signature.returns.items):
            raise Unusable(f"{signature.sought} returned {count} of another structure than {names(signature)}")
        wants = f"{len(signature.returns.items)}: {names(signature)}"
        raise Unusable(f"{signature.sought} returned {count}, but should return {wants}")
    for item, (part, path) in zip(wanted, flat, strict=True):
        yield item, part, path


def stacked(wanted: Sequence[Parameter], value: Any) -> bool:
    """Whether it is one array with a row for each result: of as many axes as all of them have, or where none say."""
    if (
        not isinstance(value, np.ndarray)
        or value.shape[:1] != (len(wanted),)
        or any(item.move is None for item in wanted)
    ):
        return False
    axes = {-1 if is_plain(item) else len(item.move.spelling.axes) for item in wanted if item.move is not None}
    return axes == {value.ndim - 1} or (axes == {-1} and value.ndim > 1)


def by_name(signature: Signature, wanted: Sequence[Parameter], value: dict[str, Any]) -> Iterator[Placed]:
    """The values of a dict, by the names of the results."""
    keys = {item.label: found_under(item.label, item, value) for item in wanted}
    asked = [item for item in wanted if not is_unused(item)]
    missing = [item for item in asked if keys[item.label] is None]
    text = without(signature, missing)
    if missing and (len(missing) == len(asked) or any(item.move is None for item in missing)):
        raise Unusable(text)
    for item in wanted:
        if (key := keys[item.label]) is not None:
            yield item, value[key], (key,)
        elif item in missing:
            yield item, LeftOut(text), ()


def without(signature: Signature, missing: list[Parameter]) -> str:
    """What is not among the results, in words."""
    labels = ", ".join(item.label for item in missing)
    return f"{signature.sought} returned a dict without {labels}; it should have {names(signature)}"


def left_out(signature: Signature, item: Parameter, value: Any) -> Mismatch | None:
    """That a result is not there, or is None, where others are: it is wrong by itself."""
    assert item.move is not None
    if isinstance(value, LeftOut):
        text = value.text
    elif value is None and not item.move.spelling.plain:
        text = f"{signature.sought} returned None as {item.label}, but it should be an array"
    else:
        return None
    return Mismatch(signature.entry, item.names[0], text=text, others=item.names[1:])


def is_plain(item: Parameter) -> bool:
    """Whether a result is a text or any value, which is taken as it comes."""
    return item.move is not None and item.move.spelling.plain


def is_unused(item: Parameter) -> bool:
    """Whether a result is not looked at."""
    return item.move is None and not item.is_cache


def unstarted(signature: Signature, value: Any) -> None:
    """None alone, or None for everything, is what a starter returns."""
    whole = tuple(value.values()) if isinstance(value, dict) else value
    parts = list(whole) if isinstance(whole, tuple | list) and whole else [whole]
    if all(part is None or isinstance(part, Handle) for part in parts) and parts[0] is None:
        raise NotDone(f"{signature.sought} is not done yet: it returns None")


def converted(value: Any, item: Parameter, function: str) -> Any:
    """What was returned, as the kind of its parameter asks: an array of numbers, or a text or value as it is."""
    assert item.move is not None
    wanted = item.move.spelling.kind
    if wanted == "text" and not isinstance(value, str):
        raise Unusable(f"{function} returned {kind(value)} as {item.label}, but it should be a text")
    if item.move.spelling.plain:
        return value
    return to_array(value, item.label, function, "complex" if wanted == "complex" else "real")


def misshapen(entry: str, item: Parameter, got: Shape, sizes: Mapping[str, int], other: str) -> Mismatch:
    """An array of another shape than its axes say, with the table of bound sizes.

    `other`: the result at whose place something of the right shape was returned; empty where there is none.
    """
    assert item.move is not None
    want = item.move.spelling.shape(sizes)
    table = " ".join(f"{letter}={size}" for letter, size in sorted(sizes.items(), key=in_order))
    text = f"{item.label} has shape {got}, but should have {want} = {item.move.spelling.words()}: {table}"
    if other:
        text += f"; that is the shape of what stands at the place of {other}"
    return Mismatch(entry, item.names[0], text=text, shapes=(got, want), lies_at=other)


def counted(signature: Signature, sizes: Mapping[str, int], told: str, mismatch: Mismatch) -> None:
    """Say of the dialect's own arrays which are wrong, and how many entries are of the one that is told."""
    wrong: list[str] = []
    right: list[str] = []
    for item in signature.each_result:
        if item.move is None or item.move.spelling.plain or not mismatch.marks.keys() >= set(item.names):
            continue
        bad = item.move.there({name: mismatch.marks[name].astype(float) for name in item.names}, sizes) != 0.0
        if item.label == told:
            mismatch.wrong, mismatch.size = int(bad.sum()), bad.size
        else:
            (wrong if bad.any() else right).append(item.label)
    if mismatch.marks:
        mismatch.others, mismatch.right = tuple(wrong), tuple(right)


def in_order(size: tuple[str, int]) -> tuple[int, str]:
    """The order in which sizes are told: N T D H, then the chapter's own."""
    return "NTDH".find(size[0]) % 5, size[0]


def once_more(
    entry: str,
    item: Parameter,
    array: Array,
    found: Mapping[str, Array],
    filled: dict[str, Array],
    sizes: Mapping[str, int],
) -> None:
    """Of a bias that a course keeps apart each part gets the same gradient; raises `Mismatch` where they differ.

    `filled` says which rows earlier parts have given, for a gate's own bias fills its own rows only.
    """
    if item.move is None or not (item.gradient and item.is_bias):
        return
    (name,), again, mine = item.names, dict[str, Array](), dict[str, Array]()
    item.move.back(array, again, sizes)
    item.move.back(np.ones_like(array), mine, sizes)
    rows = mine[name] == 1.0
    both = rows & filled.get(name, np.zeros_like(rows))
    if name in found and not alike(again[name][both], found[name][both]):
        text = f"{item.label} is not the gradient of the other bias, though each gets that of their sum"
        raise Mismatch(entry, name, text=text)
    filled[name] = rows | filled.get(name, np.zeros_like(rows))


def to_array(value: Any, label: str, function: str, numbers: str = "real") -> Array:
    """An array of what was returned, float64 or complex128; lists of numbers are welcome, everything else is not."""
    if isinstance(value, list | tuple):
        value = from_lists(value, label, function)
    if isinstance(value, bool | int | float | complex):
        value = from_number(value, label, function)
    if not isinstance(value, np.ndarray):
        raise Unusable(f"{function} returned {kind(value)} as {label}, but it should be an array")
    if value.dtype.kind == "c" and numbers == "real" and not value.imag.any():
        value = value.real
    if value.dtype.kind not in ("fiub" if numbers == "real" else "fiubc"):
        raise Unusable(f"{function} returned {label} with dtype {value.dtype}, but it should be {numbers} numbers")
    if value.size > MOST_ENTRIES:
        raise Unusable(f"{function} returned {label} with shape {value.shape}, which is too large")
    array: Array = value.astype(np.float64 if numbers == "real" else np.complex128)
    return array


def from_number(value: complex, label: str, function: str) -> Array:
    """An array without axes; a whole number may be too large for one."""
    try:
        return np.asarray(value, dtype=np.complex128 if is_complex(value) else np.float64)
    except OverflowError as error:
        raise Unusable(f"{function} returned a number as {label} that is too large for float64") from error


def from_lists(value: Any, label: str, function: str) -> Array:
    """An array of nested lists of numbers, real or complex; its size is known before it is made."""
    parts = list(entries(value))
    strange = [part for part in parts if not is_numeric(part)]
    if strange:
        raise Unusable(
            f"{function} returned a list with {kind(strange[0])} in it as {label}, but it should be an array"
        )
    if sum(part.size if isinstance(part, np.ndarray) else 1 for part in parts) > MOST_ENTRIES:
        raise Unusable(f"{function} returned a list as {label} that is too large")
    dtype = np.complex128 if any(map(is_complex, parts)) else np.float64
    try:
        return np.array(value, dtype=dtype)
    except OverflowError as error:
        raise Unusable(f"{function} returned a number in {label} that is too large for float64") from error
    except (TypeError, ValueError, RecursionError, MemoryError) as error:
        raise Unusable(f"{function} returned {kind(value)} as {label}, but it should be an array") from error


def entries(value: Any) -> Iterator[Any]:
    """What lists and tuples inside each other hold, in order."""
    for part in value:
        if isinstance(part, list | tuple):
            yield from entries(part)
        else:
            yield part


def is_numeric(part: Any) -> bool:
    """Whether an item of a list can stand in an array of numbers."""
    return isinstance(part, bool | int | float | complex) or (
        isinstance(part, np.ndarray) and part.dtype.kind in "fiubc"
    )


def is_complex(part: Any) -> bool:
    """Whether a number or an array is of a complex kind."""
    return isinstance(part, complex) or (isinstance(part, np.ndarray) and part.dtype.kind == "c")


def kind(value: Any) -> str:
    """What a value is, in words."""
    if value is None:
        return "None"
    if isinstance(value, Opaque):
        return f"a {value.type_name}"
    if isinstance(value, str):
        return f"the text {value[:20]!r}"
    if isinstance(value, np.ndarray):
        return f"one array of shape {value.shape}"
    return f"a {type(value).__name__}"


def names(signature: Signature) -> str:
    """The results as the student would write them: H, (h, c), cache."""
    return ", ".join(map(written, signature.returns.items))


def written(item: Parameter | Group) -> str:
    """One argument or result: a tuple by its parts, a dict by its name."""
    if isinstance(item, Group):
        return item.label if item.keys and item.label else "(" + ", ".join(map(written, item.items)) + ")"
    return item.label

"""Values of any structure, compared in the one grammar of messages: `words[2] = 'a', but should be 'b'`.

Lists pass for tuples, whole floats for ints, nested lists for arrays; numbers agree within a tolerance, whole numbers,
texts and structure exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from grader.checks.expect import Mismatch, answered, told_apart
from grader.checks.tolerance import Tolerance
from grader.checks.types import Array

Scale = Mapping[str, float] | float
Allows = Callable[[str, Array], float]  # the largest gap at a place, for what should be there
INSTEAD = "but should be"


def expect_values(
    entry: str, got: Mapping[str, Any], want: Mapping[str, Any], tolerance: Tolerance, scale: Scale = 1.0
) -> None:
    """Every value of `want` that the dialect returns (is not None in `got`) agrees with it.

    `scale` is the natural size of each result or part of one (`grads[0]`). Infinities agree with themselves.
    """

    answered(entry, got, want)

    def allows(place: str, target: Array) -> float:
        size = scale if isinstance(scale, float | int) else scale.get(place, 1.0)
        finite = target[np.isfinite(target)]
        return tolerance.allows(float(np.abs(finite).max(initial=0.0)), size)

    gaps = {n: next(gaps_of(n, got[n], value, allows), None) for n, value in want.items() if got.get(n) is not None}
    wrong = [name for name, gap in gaps.items() if gap is not None]
    if wrong:
        first = gaps[wrong[0]]
        assert first is not None
        first.entry, first.name, first.others = entry, wrong[0], tuple(wrong[1:])
        first.right = tuple(name for name in gaps if name not in wrong)
        if first.text:
            also = f"; also wrong: {', '.join(map(braced, wrong[1:]))}" if wrong[1:] else ""
            first.text = braced(first.name) + first.text.removeprefix(first.name) + also
        raise first


def braced(name: str) -> str:
    """A name for a dialect to replace by its own."""
    return "{" + name + "}"


def alike_values(got: Any, want: Any, tolerance: Tolerance, scale: float = 1.0) -> bool:
    """Whether two values agree; nan is like nan here."""

    def allows(place: str, target: Array) -> float:
        return tolerance.allows(float(np.nan_to_num(np.abs(target)).max(initial=0.0)), scale)

    return next(gaps_of("", got, want, allows, nan_alike=True), None) is None


def gaps_of(place: str, got: Any, want: Any, allows: Allows, nan_alike: bool = False) -> Iterator[Mismatch]:
    """Where two values differ, in order."""
    if isinstance(want, dict):
        yield from in_dict(place, got, want, allows, nan_alike)
    elif isinstance(want, list | tuple):
        yield from in_list(place, got, want, allows, nan_alike)
    elif is_number(want):
        yield from in_numbers(place, got, np.asarray(want), allows, nan_alike)
    elif type(got) is not type(want) or got != want:
        yield said(place, f" = {written(got)}, {INSTEAD} {written(want)}")


def in_dict(place: str, got: Any, want: dict[str, Any], allows: Allows, nan_alike: bool) -> Iterator[Mismatch]:
    """Key by key; further keys are wrong too."""
    if not isinstance(got, dict):
        yield said(place, f" is {kind(got)}, {INSTEAD} a dict with {', '.join(map(repr, want))}")
        return
    for key in want:
        if key not in got:
            yield said(place, f" lacks the key {key!r}")
        else:
            yield from gaps_of(f"{place}[{key!r}]", got[key], want[key], allows, nan_alike)
    for key in got:
        if key not in want:
            yield said(place, f" has a key {key!r}, which it should not have")


def in_list(
    place: str, got: Any, want: list[Any] | tuple[Any, ...], allows: Allows, nan_alike: bool
) -> Iterator[Mismatch]:
    """Item by item; an array of as many rows passes for a list."""
    if not isinstance(got, list | tuple) and not (isinstance(got, np.ndarray) and got.ndim):
        yield said(place, f" is {kind(got)}, {INSTEAD} a {type(want).__name__} of {len(want)}")
    elif len(got) != len(want):
        yield said(place, f" has {len(got)} item{'s' * (len(got) != 1)}, but should have {len(want)}")
    else:
        for k, (mine, theirs) in enumerate(zip(got, want, strict=True)):
            yield from gaps_of(f"{place}[{k}]", mine, theirs, allows, nan_alike)


def in_numbers(place: str, got: Any, want: Array, allows: Allows, nan_alike: bool) -> Iterator[Mismatch]:
    """Numbers: shape, then every entry."""
    try:
        array = np.asarray(got)
    except ValueError:
        array = np.asarray(None)
    if array.dtype.kind not in "fiubc" or (array.dtype.kind == "c" and want.dtype.kind != "c" and array.imag.any()):
        target = written(want.item()) if not want.ndim else f"an array of shape {want.shape}"
        yield said(place, f" is {kind(got)}, {INSTEAD} {target}")
        return
    if array.shape != want.shape:
        should = f"have {want.shape}" if want.ndim else "be a single number"
        yield said(place, f" has shape {array.shape}, but should {should}", (array.shape, want.shape))
        return
    bad = ~marks(array, want, 0.0 if want.dtype.kind in "iub" else allows(place, want), nan_alike)
    if bad.any():
        yield at_first(place, array, want, bad)


def at_first(place: str, got: Array, want: Array, bad: Array) -> Mismatch:
    """The first entry that is wrong."""
    index = tuple(int(i) for i in np.argwhere(bad)[0]) if bad.ndim else ()
    mine, theirs = got[index].item(), want[index].item()
    if want.dtype.kind == "b" or "[" in place or not index:
        texts = (written(mine), written(theirs)) if want.dtype.kind == "b" else told_apart(mine, theirs)
        where = f"[{', '.join(map(str, index))}]" if index else ""
        count = f" ({int(bad.sum())} of {bad.size} entries differ)" if bad.size > 1 else ""
        return said(place, f"{where} = {texts[0]}, {INSTEAD} {texts[1]}{count}")
    return Mismatch("", place, index=index, got=mine, want=theirs, wrong=int(bad.sum()), size=int(bad.size))


def marks(got: Array, want: Array, allowed: float, nan_alike: bool) -> Array:
    """A mark for every entry that agrees."""
    with np.errstate(invalid="ignore", over="ignore"):
        agree: Array = np.asarray(got == want)
        if allowed:
            agree = agree | (np.abs(np.subtract(got, want, dtype=np.result_type(got, want, float))) <= allowed)
        return agree | (np.isnan(got) & np.isnan(want)) if nan_alike and want.dtype.kind in "fc" else agree


def said(place: str, text: str, shapes: tuple[tuple[int, ...], tuple[int, ...]] | None = None) -> Mismatch:
    """A mismatch that is not about one entry of one whole result."""
    return Mismatch("", place, text=place + text, shapes=shapes)


def is_number(value: Any) -> bool:
    """Whether a value is a number or an array of numbers."""
    return isinstance(value, bool | int | float | complex | np.generic) or (
        isinstance(value, np.ndarray) and value.dtype.kind in "fiubc"
    )


def written(value: Any) -> str:
    """A value as it is typed in Python, cut where it is long."""
    text = repr(value) if isinstance(value, str | bool | int | float | complex | None) else kind(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def kind(value: Any) -> str:
    """What a value is, in words."""
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    if isinstance(value, str | bool | int | float | complex | np.number | np.bool_ | None):
        return repr(value.item() if isinstance(value, np.generic) else value)[:60]
    name = getattr(value, "type_name", type(value).__name__)
    return f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name}"

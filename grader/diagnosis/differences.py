"""The difference itself, read without knowing what was computed: a factor, a transposition, a row that stays zero.

Each reader looks at one wrong array over all inputs and says in one key what makes it of the right one; an explanation
counts when it holds on every input. What the arrays are called and how their axes read comes from the dialect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations

import numpy as np

from grader.checks import alike
from grader.diagnosis import slabs
from grader.diagnosis.borrowed import argument_added, argument_part, reshaped
from grader.diagnosis.reading import Compared, Key, Reader, Reading, scale_of
from grader.dialects.axes import Spelling
from grader.model import Diagnosis, DiagnosisKind
from grader.words import listed

FEWEST = 3  # inputs on which an explanation must hold
DECIMALS = range(1, 9)


def nothing(reading: Reading) -> Iterator[Key]:
    """All zero where the right answer is not."""
    if not reading.got.any() and reading.right.any():
        yield ("all_zero",)


def as_it_came(reading: Reading) -> Iterator[Key]:
    """An argument, handed back."""
    for name, array in reading.compared.given.items():
        if isinstance(array, np.ndarray) and array.any() and reading.same(array):
            yield ("returned_as_it_came", name)


def unchanging(reading: Reading) -> Iterator[Key]:
    """The same number in every entry, whatever came in."""
    values = np.unique(reading.got)
    if reading.got.size > 1 and len(values) == 1 and np.isfinite(values[0]) and np.unique(reading.right).size > 1:
        yield ("constant", f"{values[0]:g}")


def factor(reading: Reading) -> Iterator[Key]:
    """The right answer times a number, or times a size or its inverse."""
    got, right = reading.got, reading.right
    if not (np.isfinite(got).all() and np.isfinite(right).all()) or not right.any():
        return
    ratio = float((got * right).sum() / (right * right).sum())
    if not ratio or not reading.same(ratio * right):
        return
    for text, value in factors(reading.compared.sizes):
        if abs(ratio - value) <= abs(value) * 1e-7 and value != 1.0:
            yield ("factor", text)
    yield ("factor", f"{ratio:.6g}")


def factors(sizes: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """The sizes, their products, roots and inverses, with how they are written."""
    for letter, size in sizes.items():
        yield letter, float(size)
        yield f"1/{letter}", 1.0 / size
        yield f"√{letter}", float(np.sqrt(size))
        yield f"1/√{letter}", 1.0 / float(np.sqrt(size))
        yield from one_less(letter, size)
        for other, more in sizes.items():
            if letter < other:
                yield f"1/({letter} {other})", 1.0 / (size * more)
                yield from one_less(f"{letter} {other}", size * more)


def one_less(text: str, size: int) -> Iterator[tuple[str, float]]:
    """What a mean over one less makes of a mean, and the other way round."""
    whole = f"({text})" if " " in text else text
    if size > 1:
        yield f"({text} - 1)/{whole}", (size - 1.0) / size
        yield f"{whole}/({text} - 1)", size / (size - 1.0)


def transposed(reading: Reading) -> Iterator[Key]:
    """Square, or made of square blocks, and turned."""
    got, right = reading.got, reading.right
    if got.ndim != 2 or got.shape != right.shape:
        return
    side = min(got.shape)
    if got.shape[0] % side or got.shape[1] % side:
        return
    axis = 0 if got.shape[0] >= got.shape[1] else 1
    pieces = np.split(right, max(got.shape) // side, axis=axis)
    if reading.same(np.concatenate([piece.T for piece in pieces], axis=axis)):
        yield ("transposed",)


def blocks_exchanged(reading: Reading) -> Iterator[Key]:
    """The blocks of a parameter in another order."""
    letters = reading.spelling.blocks
    if not 1 < len(letters) <= 4 or reading.got.shape != reading.right.shape:
        return
    pieces = np.split(reading.right, len(letters), axis=0)
    for order in permutations(range(len(letters))):
        if list(order) != sorted(order) and reading.same(np.concatenate([pieces[k] for k in order])):
            yield ("blocks_exchanged", "".join(letters[k] for k in order), letters)


def block_factor(reading: Reading) -> Iterator[Key]:
    """Some blocks of a parameter times a number; the others are right."""
    letters, (got, right) = reading.spelling.blocks, (reading.got, reading.right)
    if len(letters) < 2 or not np.isfinite(got).all():
        return
    pieces = zip(letters, np.split(got, len(letters)), np.split(right, len(letters)), strict=True)
    off = [(letter, mine, its) for letter, mine, its in pieces if not alike(mine, its, scale_of(right))]
    if not 0 < len(off) < len(letters):
        return
    each = [factor(reading.one(mine, its)) for _, mine, its in off]
    for _, text in common_keys(each):
        yield ("block_factor", text, *(letter for letter, _, _ in off))


def another_result(reading: Reading) -> Iterator[Key]:
    """What another result should be."""
    for name, array in reading.compared.right.items():
        if name != reading.name and array.shape == reading.right.shape and reading.same(array):
            yield ("another_result", name)


def decimals(reading: Reading) -> Iterator[Key]:
    """Rounded to a few decimals."""
    for places in DECIMALS:
        if reading.same(np.round(reading.right, places)):
            yield ("rounded", str(places))
            return


def clipped(reading: Reading) -> Iterator[Key]:
    """Cut to a range about zero."""
    most, right = scale_of(reading.got), reading.right
    if 0.0 < most < scale_of(right) and np.isfinite(right).all() and reading.same(np.clip(right, -most, most)):
        yield ("clipped", f"{most:.6g}")


READERS: tuple[Reader, ...] = (
    nothing, as_it_came, another_result, unchanging, factor, transposed, blocks_exchanged, decimals, clipped,
    block_factor, argument_part, argument_added, slabs.untouched, reshaped,
)  # fmt: skip
FIRST: tuple[Reader, ...] = (nothing, as_it_came)  # before any known mistake is looked for


def explained(
    compared: Sequence[Compared], axes: Mapping[str, Spelling], readers: Sequence[Reader] = READERS
) -> dict[str, Key]:
    """For each wrong array that some reader explains on every input on which it is wrong: by which key."""
    readings: dict[str, list[Reading]] = {}
    for one in compared:
        for name in one.wrong():
            array = one.got[name]
            if name not in axes or axes[name].kind == "bool" or array is None:
                continue  # of truth values every wrong one is all zero, or the same everywhere
            if array.shape == one.right[name].shape:
                readings.setdefault(name, []).append(Reading(name, axes[name], one, array))
    found: dict[str, Key] = {}
    for name, rows in readings.items():
        keys = (common(reader, rows) for reader in readers if len(rows) >= FEWEST)
        key = next((key for key in keys if key is not None), None)
        if key is not None:
            found[name] = key
    return found


def common(reader: Reader, rows: Sequence[Reading]) -> Key | None:
    """The first key that a reader gives on every input."""
    return next(iter(common_keys(map(reader, rows))), None)


def common_keys(found: Iterable[Iterable[Key]]) -> list[Key]:
    """The keys that stand in all of them, in the order of the first."""
    first, *others = map(list, found)
    for other in others:
        first = [key for key in first if key in other]
    return first


def diagnoses(
    compared: Sequence[Compared],
    axes: Mapping[str, Spelling],
    label: Callable[[str], str],
    readers: Sequence[Reader] = READERS,
    words: Mapping[str, tuple[str, str]] | None = None,
) -> list[Diagnosis]:
    """What explains the wrong arrays, those with the same explanation together; `words` of the exercise come first."""
    together: dict[Key, list[str]] = {}
    for name, key in explained(compared, axes, readers).items():
        together.setdefault(key, []).append(name)
    ranked = sorted(together.items(), key=lambda item: -len(item[1]))
    return [told(key, [label(name) for name in names], label, len(compared), words or {}) for key, names in ranked]


def told(
    key: Key,
    labels: Sequence[str],
    label: Callable[[str], str],
    inputs: int,
    words: Mapping[str, tuple[str, str]],
) -> Diagnosis:
    """A key in words: what the answer is, then what to look at."""
    kind, *rest = key
    if kind == "returned_as_it_came" and label(rest[0]) == listed(labels):
        kind = "returned_unchanged"
    many = len(labels) > 1
    name, text = words.get(kind, (key[0], ADVICE[kind]))
    advice = text.format(
        what=listed(labels), be="are" if many else "is", it="them" if many else "it",
        first=label(rest[0]) if kind in LABELLED else (rest[0] if rest else ""),
        rest=" ".join(rest[1:]),
    )  # fmt: skip
    return Diagnosis(name, advice, f"{inputs} of {inputs} inputs", kind=DiagnosisKind.DIFFERENCE)


LABELLED = (
    "returned_as_it_came", "returned_unchanged", "another_result", "argument_part", "argument_part_added",
    "argument_added", "share_added",
)  # fmt: skip
ADVICE = {
    "all_zero": "Returns {what} zero everywhere. Look at whether anything is ever written into {it}: an array of zeros "
    "that is returned as it was made, a result that is assigned to another name.",
    "returned_as_it_came": "Returns {first} as {what}, as it came in. Look at which name the last line of the "
    "calculation assigns, and which one is returned.",
    "returned_unchanged": "Returns {first} as it came in: the result is another array, though it has that name too. "
    "Look at which name the last line of the calculation assigns, and which one is returned.",
    "another_result": "Returns as {what} what {first} should be. Look at the order in which the results are returned.",
    "constant": "Returns {what} with {first} in every entry, whatever comes in. Look at what the result depends on.",
    "factor": "Returns {first} times the right {what}. Look at what is averaged instead of summed, counted twice, "
    "or subtracted instead of added.",
    "block_factor": "Returns {what} with the block of {rest} {first} times what it should be. Look at what is averaged "
    "instead of summed, or counted twice, in the lines of this block alone.",
    "argument_part": "Returns as {what} the {rest} part of {first}, which came in. Look at what is left when the loop "
    "is over, and at the name that the last line returns.",
    "argument_part_added": "Returns {what} with the {rest} part of {first} added once more. Look at where it has been "
    "added already.",
    "argument_added": "Returns {what} with {first} added. Look at every place where {first} is added.",
    "share_added": "Returns {what} with {rest} times {first} added. Look for a penalty on the size of {first}: does it "
    "belong to this function, or to the loss?",
    "reshaped": "Has the right numbers in {what}, in another order. Look for a reshape: it fills row by row and "
    "exchanges no axes, as transpose does.",
    "transposed": "Returns {what} transposed. Look at which axis of the product comes first.",
    "blocks_exchanged": "Returns {what} with the blocks of {rest} in the order {first}. Look at the order in which "
    "they are put together.",
    "rounded": "Rounds {what} to {first} decimals. Look for a rounding on the way to the result.",
    "clipped": "Cuts {what} to a range of ±{first}. Look for a clip: does it belong here, or into the training loop?",
    "zero_slab": "Returns {what} right but for {first}, where {it} {be} zero. Look at where the loop or the slice "
    "begins and ends.",
    "kept_slab": "Returns {what} right but for {first}, where {it} {be} not what the others are. Look at where the "
    "loop or the slice begins and ends.",
}

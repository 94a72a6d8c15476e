"""A wrong shape that tells its reason: by which axis it is off, judged by an input whose sizes differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.checks import Mismatch
from grader.model import Diagnosis, DiagnosisKind

Shape = tuple[int, ...]


def shape_off(mismatches: Sequence[Mismatch]) -> list[Diagnosis]:
    """The diagnosis of the first array of a wrong shape; none where its reason cannot be told."""
    known = [one for one in mismatches if one.shapes is not None and one.name == mismatches[0].name]
    if not known:
        return []
    clearest = max(known, key=lambda one: clarity(one.shapes or ((), ())))
    if all(one.lies_at for one in known):
        return [exchanged(clearest)]
    label, (got, want) = clearest.spell(clearest.name), clearest.shapes or ((), ())
    evidence = f"{label} has shape {got} where {want} is asked"
    return [Diagnosis(id, advice, evidence, kind=DiagnosisKind.DIFFERENCE) for id, advice in reasons(label, got, want)][
        :1
    ]


def exchanged(mismatch: Mismatch) -> Diagnosis:
    """What lies at the place of another result has the shape that this one should have."""
    label, other = mismatch.spell(mismatch.name), mismatch.lies_at
    advice = (
        f"Returns something else as {label}, and at the place of {other} what has the shape of {label}. Look at the "
        "order in which the results are returned."
    )
    evidence = f"at the place of {other} lies an array of the shape of {label}"
    return Diagnosis("results_exchanged", advice, evidence, kind=DiagnosisKind.DIFFERENCE)


def clarity(shapes: tuple[Shape, Shape]) -> tuple[int, int]:
    """How well two shapes can be told apart: few ones, many sizes."""
    got, want = shapes
    return -sum(n == 1 for n in want), len({*got, *want})


def reasons(label: str, got: Shape, want: Shape) -> Iterator[tuple[str, str]]:
    """What can make one shape of the other, the likeliest first."""
    if len(want) > 2 and sorted(got) == sorted(want):
        yield (
            "axes_in_another_order",
            f"Returns {label} with its axes in another order. Look at the axis along which it is stacked, and at every "
            "transpose.",
        )
    if len(want) == 2 and got == want[::-1]:
        yield "result_transposed", f"Returns {label} transposed. Look at the order of the factors of its product."
    if [n for n in got if n != 1] == [n for n in want if n != 1]:
        yield (
            "axis_of_length_one",
            f"Returns {label} with an axis of length one too many or too few. Look at the very shape that is asked: "
            "another one goes unnoticed until something is broadcast.",
        )
    if len(got) == 1 and not want:
        yield (
            "array_for_a_number",
            f"Returns an array as {label}. Look at which of its entries, or what of it, is asked.",
        )
    if len(got) == len(want) + 1 and got[1:] == want:
        yield (
            "not_summed_over_samples",
            f"Returns {label} with an axis for the samples. Look at what is summed over them.",
        )
    if not got and want:
        yield "summed_over_everything", f"Returns a single number as {label}. Look at the axis over which it is summed."
    if len(got) < len(want) and is_within(got, want):
        yield (
            "summed_over_an_axis",
            f"Returns {label} without one of its axes. Look at the axis over which it is summed.",
        )
    if len(got) == len(want):
        off = [k for k, (mine, right) in enumerate(zip(got, want, strict=True)) if mine != right]
        if len(off) == 1:
            yield of_another_length(label, off[0], got[off[0]], want[off[0]])


def of_another_length(label: str, axis: int, got: int, want: int) -> tuple[str, str]:
    """What is told of one axis that is longer or shorter than it should be."""
    if got == 0:
        slices = "Look at every slice: one that begins behind the end of its array is empty, and raises nothing."
        return "axis_of_nothing", f"Returns {label} without entries. {slices}"
    where = "where the loop that fills it begins and ends, and " if abs(got - want) == 1 else ""
    text = f"Returns {label} with axis {axis} of length {got}, where {want} is asked."
    return "axis_of_another_length", f"{text} Look at {where}which array its size comes from."


def is_within(part: Shape, whole: Shape) -> bool:
    """Whether a shape is another one with axes left out."""
    rest = iter(whole)
    return all(any(n == other for other in rest) for n in part)

"""Is it rounding? Answers in few digits against the truth in float64, by the bounds of each dtype."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from grader.checks.expect import Mismatch, answered
from grader.checks.tolerance import PARITY
from grader.checks.types import Array


def error_of(got: Array, want: Array) -> float:
    """The largest difference, in units of the largest entry (of one, where there is no larger); nan stays nan."""
    if got.shape != want.shape:
        return float("inf")
    if not want.size:
        return 0.0
    size = float(np.abs(want).max())
    return float(np.abs(got - want).max()) / (size if size > 0.0 else 1.0)


def expect_rounded(
    entry: str, got: Mapping[str, Array | None], want: Mapping[str, Array], dtype: str, T: int, where: str
) -> None:
    """Every array of `want` that the dialect returns is off by no more than a dtype rounds in T steps.

    `where` is the device, for the message. NaN is never right. Names that begin with d are gradients.
    """
    answered(entry, got, want)
    errors = {name: error_of(found, want[name]) for name in want if (found := got.get(name)) is not None}
    allowed = {name: PARITY[dtype].allows(T, gradient=name.startswith("d")) for name in errors}
    wrong = [name for name, error in errors.items() if not error <= allowed[name]]
    if wrong:
        first, *others = wrong
        text = (
            f"in {dtype} on {where} {{{first}}} is off by {errors[first]:.2g} of its largest entry, "
            f"but rounding should stay below {allowed[first]:.2g}"
        )
        text += f"; also off: {', '.join(f'{{{name}}}' for name in others)}" if others else ""
        right = tuple(name for name in errors if name not in wrong)
        raise Mismatch(entry, first, text=text, others=tuple(others), right=right)

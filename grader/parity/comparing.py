"""How far an answer is from the truth, tensor by tensor, and how far it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from grader.checks.rounding import error_of
from grader.checks.tolerance import PARITY, SLIP
from grader.parity.contest import SLIP_ENTRIES, Arrays, Case, Row


def compared(
    entrant: str, case: Case, dtype: str, got: Arrays, want: Arrays, slips: Mapping[str, Arrays]
) -> Iterator[Row]:
    """A row for every tensor, and one for every block of recurrent weights that may have slipped."""
    for name, right in want.items():
        allowed = PARITY[dtype].allows(case.T, gradient=name.startswith("d"))
        yield Row(entrant, case, dtype, name, error_of(got[name], right), allowed)
    for block, slipped in slips.items() if tells_slips(case, dtype) else ():
        yield Row(entrant, case, dtype, f"slip of {block}", slip_of(got, want, slipped), SLIP)


def tells_slips(case: Case, dtype: str) -> bool:
    """Whether there are enough numbers for a slip to show beside the rounding."""
    return dtype in ("float64", "float32") or case.N * case.T * case.H >= SLIP_ENTRIES


def slip_of(got: Arrays, want: Arrays, slipped: Arrays) -> float:
    """How much of a slip is in an answer: 0 none, 1 all of it.

    Rounding points in every direction, a slip in one: the error is projected on what the slip would change. So one per
    cent shows where single entries are off by more.
    """
    error = np.concatenate([(got[name] - want[name]).ravel() for name in slipped])
    change = np.concatenate([(slipped[name] - want[name]).ravel() for name in slipped])
    return abs(float(error @ change) / float(change @ change)) if change.any() else 0.0

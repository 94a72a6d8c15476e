"""Answers that are right to some digits and no further: too near to be a known mistake, too far to be rounding."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from grader.checks import TOLERANCE
from grader.diagnosis.answers import Arrays, all_alike
from grader.model import Diagnosis, DiagnosisKind

ADVICE = (
    "Gives some eight right digits and no more. Look for a clip far out, a small number that is added lest something "
    "be zero, a constant written with few digits, or a derivative that is taken by differences."
)


def nearly_right(answers: Iterable[tuple[Arrays | None, Arrays | None]]) -> list[Diagnosis]:
    """What is said of got and right answers to cases that failed, where some are off by more than rounding is."""
    both = [(got, right) for got, right in answers if got is not None and right is not None]
    if not all(all_alike(got, right) for got, right in both):
        return []
    gaps = [gap(got[name], right[name]) for got, right in both for name in got]
    worst = max(gaps, default=0.0)
    if not worst:
        return []
    return [Diagnosis("nearly_right", ADVICE, f"off by {worst:.1e}", kind=DiagnosisKind.PRECISION)]


def gap(got: object, right: object) -> float:
    """How far an array is off, where that is more than rounding; 0 where it is not there, or right."""
    if got is None or right is None:
        return 0.0
    mine, want = np.asarray(got), np.asarray(right)
    with np.errstate(invalid="ignore"):
        off = float(np.nan_to_num(np.abs(mine - want)).max(initial=0.0))
    return off if off > TOLERANCE["forward"].allows(float(np.abs(want).max(initial=0.0)), 1.0) else 0.0

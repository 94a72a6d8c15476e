"""An argument that is changed in place on the way forward, and is wanted again on the way back."""

from __future__ import annotations

from collections.abc import Sequence

from grader.diagnosis.answers import Seen
from grader.model import Diagnosis, DiagnosisKind

ADVICE = (
    "Writes over an argument on the way forward, and what the cache should keep of it is gone. Look at which arrays "
    "the way back still reads, and where each of them is written into."
)


def overwriting(seen: Sequence[Seen]) -> list[Diagnosis]:
    """That forward changes an argument on every input: a cache that holds it has lost what backward needs."""
    told = {one.overwritten for one in seen}
    if len(told) > 1 or "" in told:
        return []
    return [Diagnosis("input_overwritten", ADVICE, told.pop(), kind=DiagnosisKind.BEHAVIOUR)]

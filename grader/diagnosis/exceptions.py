"""What an exception says of the mistake: a name that is never set, or words that an exercise knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from grader.errors import Raised
from grader.model import Diagnosis, DiagnosisKind

UNSET = ("NameError", "UnboundLocalError")
UNSET_ADVICE = (
    "Uses a name that it never sets. Look for a missing import, a line that was left from the template, a "
    "value that forward no longer puts into the cache, or a global of a notebook that is not in this file."
)

UNFITTING = r"matmul: Input operand|not aligned: \d|shapes cannot be multiplied|size mismatch, got"  # numpy's, torch's
UNFITTING_ADVICE = (
    "Multiplies matrices whose shapes do not fit: the one's columns are not as many as the other's rows. Print both "
    "shapes, and compare them with the table of the task: is one to be transposed, or the other factor to come first?"
)

UNEQUAL = "array split does not result in an equal division"  # numpy's
UNEQUAL_ADVICE = (
    "Splits an array into equal parts of a number that does not divide its length. Print its shape, and count in the "
    "table of the task: how many blocks has it?"
)

NO_NUMBER = r"All-NaN slice|math domain error|math range error|division by zero|cannot convert float (NaN|infinity)"
NO_NUMBER_ADVICE = (
    "Asks for a number that there is not: something divided by zero, the logarithm of zero, an exponential that "
    "overflows, the largest of what is no number. Look at the line that raised: what should it give for such an input?"
)


def unanswerable(raised: Sequence[Raised]) -> list[Diagnosis]:
    """The diagnosis of arithmetic that raises where numpy would give inf or nan."""
    return told(raised, {NO_NUMBER: ("no_such_number", NO_NUMBER_ADVICE)})


def unfitting(raised: Sequence[Raised]) -> list[Diagnosis]:
    """The diagnosis of a matrix product whose shapes do not fit, or of a split into parts that do not."""
    split = ("no_equal_parts", UNEQUAL_ADVICE)
    return told(raised, {UNFITTING: ("shapes_do_not_fit", UNFITTING_ADVICE), UNEQUAL: split})


def told(raised: Sequence[Raised], known: Mapping[str, tuple[str, str]]) -> list[Diagnosis]:
    """The diagnosis of what was raised; `known`: a pattern -> an id and its advice, the surest first."""
    for error in raised:
        if error.type in UNSET:
            return [read("name_never_set", UNSET_ADVICE, error)]
    for pattern, (id, advice) in known.items():
        for error in raised:
            if re.search(pattern, str(error)):
                return [read(id, advice, error)]
    return []


def read(id: str, advice: str, error: Raised) -> Diagnosis:
    """The diagnosis that an exception leads to, with its line where it has one."""
    evidence = f"line {error.line}" if error.line is not None else "an exception"
    return Diagnosis(id, advice, evidence, kind=DiagnosisKind.EXCEPTION)

"""The derived checks, and two more: long texts, and scores that are all very large."""

from dataclasses import replace

import numpy as np

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks
FAR = (5000.0, -5000.0)  # further than any exponential reaches


@check(points=2, cases=DERIVED.draws("many N", "h times 100", rounds=4), needs=CHECKS[:1])
def long_texts(student, case):
    """It writes long texts, one character after the other"""
    expect_values("sample", student.sample(**DERIVED.given(case)), DERIVED.wanted(case).outputs, TOLERANCE["forward"])


@check(points=2, cases=DERIVED.draws("ordinary", rounds=3), needs=CHECKS[:1])
def far_scores(student, case):
    """It writes the same text when 5000 is added to all scores, or taken off

    What all scores have in common changes no probability.
    """
    for far in FAR:
        expect_values("sample", shifted(student, case, far), DERIVED.wanted(case).outputs, TOLERANCE["forward"])


def shifted(student, case, far):
    """The text when so much is added to all scores."""
    given = DERIVED.given(case)
    return student.sample(**{**given, "by": np.asarray(given["by"] + far)})


def answered(student, case, absent):
    """The text, and those of shifted scores; what is no text of the right length is nan."""
    length = len(DERIVED.given(case)["uniforms"])
    far = {f"{by:+g}": as_text(shifted(student, case, by)["ixes"], length) for by in FAR}
    return {**DERIVED.answers.forward(student, case, absent), **far}


def as_text(ixes, length):
    """Characters as an array of numbers."""
    try:
        text = np.asarray(ixes, dtype=float)
    except (TypeError, ValueError):
        text = np.array(np.nan)
    return text if text.shape == (length,) else np.full(length, np.nan)


ANSWERS = replace(DERIVED.answers, forward=answered)

"""The derived checks, and one more: a gradient is linear in what arrives."""

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks
LARGE = 1e8


@check(points=1, cases=DERIVED.draws("ordinary", "zero h"), needs=CHECKS[:1])
def linear(student, case):
    """Arriving gradients that are 1e8 times as large give gradients that are 1e8 times as large"""
    given, right = DERIVED.given(case), DERIVED.wanted(case)
    got = student.hs97_truncated_backward(**{**given, "dH": LARGE * given["dH"], "dc": LARGE * given["dc"]})
    want = {name: LARGE * array for name, array in right.outputs.items()}
    scale = {name: LARGE * size for name, size in right.scale.items()}
    expect_values(got.entry, got, want, TOLERANCE["gradient"], scale)

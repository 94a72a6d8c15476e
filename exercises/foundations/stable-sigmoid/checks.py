"""The derived checks, and arrays of other shapes."""

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks


@check(points=1, cases=DERIVED.draws("ordinary", "times 30"), needs=CHECKS[:1])
def any_shape(student, case):
    """It takes arrays of any shape: a vector, three axes, no entry at all"""
    x, right = DERIVED.given(case)["x"], DERIVED.wanted(case).outputs["s"]
    for shaped in (lambda array: array[0], lambda array: array[None], lambda array: array[:0]):
        expect_values("sigmoid", student.sigmoid(x=shaped(x)), {"s": shaped(right)}, TOLERANCE["forward"])

"""The derived checks, and one more: that nothing of a step is kept."""

import numpy as np

from grader.checks import check
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks
STEPS = 300  # more than the adapter calls long


@check(points=2, cases=DERIVED.draws("ordinary"), needs=CHECKS[:1])
def keeps_nothing(student, case):
    """A stream of 300 steps needs no more memory than one of 50"""
    given = DERIVED.given(case)
    long = {name: np.resize(array, (STEPS, array.shape[1])) for name, array in given.items() if "stream" in name}
    student.ask("trace_grad", {**given, **long})

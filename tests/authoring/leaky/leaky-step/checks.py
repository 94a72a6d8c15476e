# leaky/leaky-step/checks.py
"""What is asked of a leaky unit."""

import numpy as np

# All that an exercise needs of the grader comes from grader.checks.
from exercises.recurrent import arrays, draws
from grader.checks import TOLERANCE, Answers, check, expect_close


def given(case):
    """The arguments of a case: `arrays(case, shapes, states)` has the parameters of these shapes, x, and the states."""
    made = arrays(case, (("W", (case.H, case.D)), ("R", (case.H, case.H)), ("b", (case.H,))), ("h",))
    return {name: made[name] for name in ("x", "h", "W", "R", "b")}


def right(x, h, W, R, b):
    """The truth, written down apart from the solution."""
    return 0.9 * h + 0.1 * np.tanh(x @ W.T + h @ R.T + b)


@check(points=3, cases=draws("ordinary", "one sample", rounds=3))
def ordinary(student, case):
    """The new state is right on ordinary inputs."""
    got = student.leaky_step(**given(case))
    expect_close("leaky_step", got, {"h": right(**given(case))}, TOLERANCE["forward"])


@check(points=1, cases=draws("saturated 1000", rounds=2), needs=(ordinary,))
def saturated(student, case):
    """It is right when the unit is saturated."""
    got = student.leaky_step(**given(case))
    expect_close("leaky_step", got, {"h": right(**given(case))}, TOLERANCE["forward"])


ANSWERS = Answers(  # what students and mutants are asked, to see who answers alike
    draws=draws("ordinary", rounds=8),
    absent=lambda student, case: (),
    forward=lambda student, case, absent: student.leaky_step(**given(case)),
)

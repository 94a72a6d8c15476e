"""The derived checks, and one more: many results of both."""

from dataclasses import replace

import numpy as np

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks


@check(points=1, cases=DERIVED.draws("many N", rounds=2), needs=CHECKS[:1])
def many_of_both(student, case):
    """It is right for many results of both"""
    a, b = many(case)
    got = student.welch_t(a=a, b=b)
    expect_values(got.entry, got, by_sums(a, b), TOLERANCE["forward"])


def many(case):
    """A hundred results or more of each."""
    results = np.tile(DERIVED.given(case)["a"], 3)
    return results[:140], 1 - results[::-1][:110]


def by_sums(a, b):
    """The same from sums of squares: the errors of the two means, and what they make."""
    errors = [(np.sum(x**2) / len(x) - np.mean(x) ** 2) / (len(x) - 1) for x in (a, b)]
    share = errors[0] / sum(errors)
    df = 1 / (share**2 / (len(a) - 1) + (1 - share) ** 2 / (len(b) - 1))
    return {"t": (np.mean(a) - np.mean(b)) / np.sqrt(sum(errors)), "df": df}


def answered(student, case, absent):
    """The answer to a case, and to many results where there are enough to make them of."""
    found = dict(DERIVED.answers.forward(student, case, absent))
    a, b = many(case)
    if len(b) > 100:
        got = student.welch_t(a=a, b=b)
        found |= {f"{name} of many": np.asarray(got[name], dtype=float) for name in ("t", "df")}
    return found


ANSWERS = replace(DERIVED.answers, draws=DERIVED.draws("ordinary", "many N", rounds=4), forward=answered)

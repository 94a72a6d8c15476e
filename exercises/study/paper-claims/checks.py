"""The derived checks, and one more: streams that are measured, not drawn."""

from dataclasses import replace

import numpy as np

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of
from reference import gers, hochreiter

DERIVED = of(__file__)
CHECKS = DERIVED.checks
UNITS, ROWS, INPUTS = 4, 8, 3
FEWEST, MOST = 60, 200  # steps of a stream


def stream(case):
    """The largest cell after each step of noise: a cell of 1997 for odd seeds, one with a forget gate for even ones."""
    rng = np.random.default_rng([case.run, case.seed])
    cell = hochreiter.FULL if case.seed % 2 else gers.FORGET
    p = cell.parameters(rng, INPUTS, UNITS, scale=1.0)
    state, found = (np.zeros((ROWS, UNITS)),) * 2, []
    for _ in range(rng.integers(FEWEST, MOST)):
        state, _ = cell.step(3 * rng.normal(size=(ROWS, INPUTS)), state, p)
        found.append(np.abs(state[1]).max())
    return np.array(found)


@check(points=3, cases=DERIVED.draws("ordinary", rounds=4))
def reads_streams(student, case):
    """It tells a stream on which the cell grows from one on which it is emptied"""
    largest = stream(case)
    got = student.paper_claims(**{**DERIVED.given(case), "largest": largest})
    steps = len(largest)
    halves = [largest[k : k + (steps + 1) // 2].mean() for k in (0, steps // 2)]
    wanted = {"grows[0]": bool(halves[1] > 1.5 * halves[0]), "grows[1]": halves[1] / halves[0]}
    expect_values(got.entry, got, wanted, TOLERANCE["forward"])


@check(points=1, cases=DERIVED.draws("ordinary", rounds=1))
def nothing_to_explain(student, case):
    """Where all errors are alike, no share explains anything

    And the forget gate is missed no more than the others.
    """
    got = student.paper_claims(**all_alike(case))
    wanted = {"rate[0]": False, "rate[1]": 0.0, "forget[0]": False, "forget[1]": 0.0}
    expect_values(got.entry, got, wanted, TOLERANCE["forward"])


def all_alike(case):
    """A case with the same error everywhere."""
    given = DERIVED.given(case)
    return {**given, **{name: np.full_like(given["plain"], 0.25) for name in ("plain", "nig", "nfg", "nog")}}


def answered(student, case, absent):
    """The answer to a case, and the share where nothing is to be explained."""
    found = dict(DERIVED.answers.forward(student, case, absent))
    got = student.paper_claims(**all_alike(case))
    return {**found, "share of nothing": np.asarray(got["rate[1]"], dtype=float)}


ANSWERS = replace(DERIVED.answers, forward=answered)

"""The derived checks, and one more: streams that are measured, not drawn."""

from dataclasses import replace

import numpy as np

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of
from reference import gers, hochreiter

DERIVED = of(__file__)
CHECKS = DERIVED.checks
UNITS, ROWS, INPUTS = 4, 8, 3
VARIANTS = ("plain", "nig", "nfg", "nog")
MADE_UP = (  # errors of the four, and whether the forget gate is missed most
    ((0.25, 0.25, 0.25, 0.25), False),
    ((0.1, 0.1, 0.2, 0.3), False),
    ((0.1, 0.3, 0.2, 0.1), False),
    ((0.1, 0.2, 0.3, 0.2), True),
)
GROWN = 1.75  # times as large: more than the claim asks, and less than twice
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
def made_up(student, case):
    """Made-up measurements that leave no doubt get the verdict that they call for

    A stream on which the cell became 1.75 times as large grows; where the rates are alike they explain nothing; the
    forget gate is missed most only where both others cost less.
    """
    for errors, missed in MADE_UP:
        got = student.paper_claims(**clear(case, errors))
        wanted = {"grows[0]": True, "grows[1]": GROWN, "rate[0]": False, "rate[1]": 0.0}
        wanted |= {"forget[0]": missed, "forget[1]": errors[2] - errors[0]}
        expect_values(got.entry, got, wanted, TOLERANCE["forward"])


def clear(case, errors):
    """A case with cells that have grown by a step, and one error for each variant at all rates."""
    given = DERIVED.given(case)
    lists = {name: np.full_like(given["plain"], e) for name, e in zip(VARIANTS, errors, strict=True)}
    return {**given, **lists, "largest": np.repeat((1.0, GROWN), 5)}


def answered(student, case, absent):
    """The answer to a case, and to made-up ones."""
    found = dict(DERIVED.answers.forward(student, case, absent))
    for errors, _ in MADE_UP:
        got = student.paper_claims(**clear(case, errors))
        found |= {
            f"{name}, {errors}": np.asarray(got[name], dtype=float) for name in ("grows[0]", "rate[1]", "forget[0]")
        }
    return found


ANSWERS = replace(DERIVED.answers, forward=answered)

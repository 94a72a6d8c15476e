"""The derived checks, and one more: tables that are measured, not drawn."""

import numpy as np

from exercises.vanishing.networks import norms
from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks
FEWEST, MOST = 4, 40  # lags
BIASES = (-2.0, 6.0)


def measured(case):
    """Norms of LSTMs at the lags from 1 on: how many there are, their weights and forget bias are drawn."""
    rng = np.random.default_rng([case.run, case.seed])
    lags, bias = int(rng.integers(FEWEST, MOST)), rng.uniform(*BIASES)
    runs = np.array([norms("lstm", bias, lags, int(rng.integers(2**31))) for _ in range(rng.integers(1, 4))])
    return {"whole": runs[:, 0, 1:].copy(), "direct": runs[:, 1, 1:].copy()}


def by_logarithms(whole, direct):
    """The cards from sums of logarithms."""
    networks, lags = whole.shape
    decades = np.log10(whole[:, -1]).sum() / networks
    share = 10 ** (np.log10(direct[:, -1]).sum() / networks - decades)
    return {
        "vanishes[0]": bool(decades < 0),
        "vanishes[1]": 10 ** (decades / lags),
        "bounded[0]": not (direct > 1).any(),
        "bounded[1]": direct.ravel()[direct.argmax()],
        "carried[0]": bool(2 * share >= 1),
        "carried[1]": share,
    }


@check(points=3, cases=DERIVED.draws("ordinary", rounds=6))
def reads_measurements(student, case):
    """It fills in the cards of LSTMs that were measured just now"""
    given = measured(case)
    got = student.gradient_claims(**given)
    expect_values(got.entry, got, by_logarithms(**given), TOLERANCE["forward"])

"""The derived checks, and three more: long texts, scores that are all very large, numbers beside the borders."""

from dataclasses import replace

import numpy as np

from grader.checks import TOLERANCE, check, expect_values
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks
FAR = (5000.0, -5000.0)  # further than any exponential reaches
BESIDE = 1e-5  # of a border, and further than the rounding of any right way to it
LOUD = 3.0  # times as large, weights make states that nearly saturate


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


@check(points=1, cases=DERIVED.draws("ordinary", rounds=4), needs=CHECKS[:1])
def beside_the_borders(student, case):
    """It tells two characters apart when the number has just passed the border between them, or not quite reached it

    A hundred thousandth decides: the state and the probabilities are those of the equations, and nothing near them.
    """
    given, ixes = beside(case)
    expect_values("sample", student.sample(**given), {"ixes": ixes}, TOLERANCE["forward"])


def beside(case):
    """A case whose numbers are beside a border of the sums, and the text that they decide."""
    given = DERIVED.given(case)
    rng = np.random.default_rng([case.run, case.seed])
    h, ix, us, ixes = given["h"], given["seed_ix"], [], []
    Wxh, Whh = LOUD * given["Wxh"], LOUD * given["Whh"]
    for _ in given["uniforms"]:
        h = np.tanh(Wxh[:, [ix]] + Whh @ h + given["bh"])
        y = (given["Why"] @ h + given["by"])[:, 0]
        sums = np.cumsum(np.exp(y - y.max()))
        us.append(np.clip(rng.choice(sums / sums[-1]) + rng.choice((-BESIDE, BESIDE)), BESIDE, 1 - BESIDE))
        ix = int(np.sum(sums <= us[-1] * sums[-1]))
        ixes.append(ix)
    return {**given, "Wxh": Wxh, "Whh": Whh, "temperature": 1.0, "uniforms": np.array(us)}, np.array(ixes)


def shifted(student, case, far):
    """The text when so much is added to all scores."""
    given = DERIVED.given(case)
    return student.sample(**{**given, "by": np.asarray(given["by"] + far)})


def answered(student, case, absent):
    """The text, and those of shifted scores; what is no text of the right length is nan."""
    length = len(DERIVED.given(case)["uniforms"])
    far = {f"{by:+g}": as_text(shifted(student, case, by)["ixes"], length) for by in FAR}
    close = as_text(student.sample(**beside(case)[0])["ixes"], length)
    return {**DERIVED.answers.forward(student, case, absent), **far, "beside": close}


def as_text(ixes, length):
    """Characters as an array of numbers."""
    try:
        text = np.asarray(ixes, dtype=float)
    except (TypeError, ValueError):
        text = np.array(np.nan)
    return text if text.shape == (length,) else np.full(length, np.nan)


ANSWERS = replace(DERIVED.answers, forward=answered)

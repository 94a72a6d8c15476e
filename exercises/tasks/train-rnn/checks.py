"""The derived checks, and one more: what has been trained continues a wave."""

import numpy as np

from grader.checks import Mismatch, check
from grader.derived import of

DERIVED = of(__file__)
CHECKS = DERIVED.checks
ENTRY = "train_rnn"
UNITS, PIECES, STEPS, LAST = 16, 200, 20, 10  # of the training; the pieces after it that are foretold
RATE, MOST = 0.1, 1.0
LARGEST = 0.01  # mean squared error; 0.47 or more before, and after a right loop below 0.003 with each of 300 seeds
WAVES = (16.0, 24.0)  # points of half a wave


def asked(case):
    """What is trained: a wave, its length and the first weights drawn by the seed; and the pieces that come after."""
    rng = np.random.default_rng([case.run, case.seed])
    points = np.sin(np.arange((PIECES + LAST) * STEPS + 1) * np.pi / rng.uniform(*WAVES))
    X, Y = (part.reshape(-1, STEPS, 1, 1) for part in (points[:-1], points[1:]))
    most = UNITS**-0.5
    first = {"h": np.zeros((1, UNITS))}
    for name, shape in (("W", (UNITS, 1)), ("R", (UNITS, UNITS)), ("b", (UNITS,))):
        first[name] = rng.uniform(-most, most, shape)
    first |= {"V": rng.uniform(-most, most, (1, UNITS)) / 10, "d": np.zeros(1)}
    given = {"X": X[:PIECES], "Y": Y[:PIECES], **first, "rate": RATE, "most": MOST}
    return given, X[PIECES:], Y[PIECES:]


def error(X, Y, h, W, R, b, V, d):
    """The mean squared error of the predictions for pieces X, from a state and weights."""
    off = []
    for x, wanted in zip(X.reshape(-1, 1, 1), Y.reshape(-1, 1, 1), strict=True):
        h = np.tanh(x @ W.T + h @ R.T + b)
        off.append(h @ V.T + d - wanted)
    return float(np.mean(np.square(off)))


def trained(answer, given):
    """The state and the weights that came back, each as large as what was handed over."""
    found = {}
    for name in ("h", "W", "R", "b", "V", "d"):
        try:
            found[name] = np.asarray(answer[name], dtype=float)
        except (TypeError, ValueError):
            found[name] = np.array(np.nan)
        if found[name].shape != given[name].shape or not np.isfinite(found[name]).all():
            raise Mismatch(ENTRY, name, text=f"{name} should be finite numbers of shape {given[name].shape}")
    return found


@check(points=4, cases=DERIVED.draws("ordinary", rounds=3))
def learns(student, case):
    """What it has trained on a sine wave continues it

    200 pieces of 20 points, 16 units; the length of the wave and the first weights are drawn. The mean squared error
    of 200 more points, by your weights and our run, is below 0.01; it is about 0.5 before.
    """
    given, X, Y = asked(case)
    after = error(X, Y, **trained(student.train_rnn(**given), given))
    if not after < LARGEST:
        before = error(X, Y, **{name: given[name] for name in ("h", "W", "R", "b", "V", "d")})
        facts = f"is {after:.2g}, and was {before:.2g} before, but should be below {LARGEST}"
        raise Mismatch(ENTRY, "", text=f"after 200 pieces of a sine wave the mean squared error {facts}")

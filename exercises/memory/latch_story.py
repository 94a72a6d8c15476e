"""What a latch is asked: stories of sets, pauses and cues."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from exercises.memory.machine import Case, draws, run, weights_of
from grader.checks import Array, Draws, Mismatch, Student

ENTRY = "latch_weights"
LOUD, QUIET = 0.5, 0.05  # at least so far from zero on a cue, at most so far without one
HELD = 0.1  # from zero on, a cell holds something
STORIES = ("at once", "after a pause", "the second of two", "twice")
CASES = draws(*((kind, 1, 6) for kind in STORIES), rounds=4)


def stories(*kinds: str, least: int = 1, most: int = 6, rounds: int = 2) -> Draws:
    """Cases of some kinds."""
    return draws(*((kind, least, most) for kind in kinds), rounds=rounds)


def told(case: Case, turn: float) -> tuple[Array, Array]:
    """A case, its sign turned or not, as inputs X (T, 3), and the sign that each step should show (0: nothing)."""
    rng = np.random.default_rng([case.run, case.seed])
    sign = turn * float(rng.choice((-1.0, 1.0)))
    store, other = [1.0, sign, 0.0], [1.0, -sign, 0.0]
    pause = [[0.0, float(noise), 0.0] for noise in np.round(rng.uniform(-1, 1, case.length), 2)]
    cue = [0.0, float(np.round(rng.uniform(-1, 1), 2)), 1.0]
    steps = {
        "at once": [store, cue],
        "after a pause": [store, *pause, cue],
        "the second of two": [other, *pause, store, cue],
        "twice": [store, cue, *pause, cue],
        "no cue": [store, *pause],
    }[case.kind]
    X = np.array(steps)
    return X, sign * X[:, 2]


def words(X: Array, t: int) -> str:
    """What was set last before a step."""
    last = max(np.flatnonzero(X[: t + 1, 0]).tolist())
    return f"{X[last, 1]:+.0f} was set {t - last} step{'s' * (t - last != 1)} before"


def shown(student: Student, case: Case) -> Iterator[tuple[Array, Array, Array, Array]]:
    """What a student's weights do over a case, and where the other sign is set: inputs, wanted signs, h[0], cells."""
    weights = weights_of(student.latch_weights(), ENTRY, 3)
    for turn in (1.0, -1.0):
        X, wanted = told(case, turn)
        out, cells = run(weights, X)
        yield X, wanted, out[:, 0], cells


def expect_on_cue(student: Student, case: Case) -> None:
    """On every cue the first unit shows the sign that was set last."""
    for X, wanted, out, _, t in ((*one, t) for one in shown(student, case) for t in np.flatnonzero(one[1]).tolist()):
        if not out[t] * wanted[t] >= LOUD:
            side = f"at least {LOUD}" if wanted[t] > 0 else f"at most -{LOUD}"
            text = f"on a cue, h[0] = {out[t]:.6g}, but should be {side}: {words(X, t)}"
            raise Mismatch(ENTRY, "", text=text, shown={"inputs (set, value, cue)": X[: t + 1]})


def expect_silence(student: Student, case: Case) -> None:
    """Without a cue the first unit shows nothing."""
    for X, _, out, _, t in ((*one, t) for one in shown(student, case) for t in np.flatnonzero(one[1] == 0).tolist()):
        if not abs(out[t]) <= QUIET:
            text = f"without a cue, h[0] = {out[t]:.6g}, but should be between -{QUIET} and {QUIET}: {words(X, t)}"
            raise Mismatch(ENTRY, "", text=text, shown={"inputs (set, value, cue)": X[: t + 1]})


def does(student: Student, case: Case) -> Array:
    """What can be seen at each step of the output, and of the cell that holds most: a sign, silence, or neither."""
    found = list(shown(student, case))
    out = np.concatenate([out for _, _, out, _ in found])
    held = np.concatenate([np.take_along_axis(c, abs(c).argmax(axis=1)[:, None], axis=1)[:, 0] for *_, c in found])
    signs: Array = np.where(abs(out) >= LOUD, np.sign(out), np.where(abs(out) <= QUIET, 0.0, 0.3 * np.sign(out)))
    return np.concatenate([signs, np.where(abs(held) >= HELD, np.sign(held), 0.0)])

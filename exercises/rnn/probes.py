"""Probes for a submission that answers like no known mistake: one unit, driven by one of its three sources alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from grader.checks import Array, Diagnosis, Student, alike, told_apart
from reference.rnn import rnn_step, rnn_step_backward

VALUES = np.array([-2.0, -0.7, 0.3, 1.1, 2.5])
MADE = {
    "dx": "that of the input",
    "dh": "that of the old state",
    "dW": "that of the input weights",
    "dR": "that of the recurrent weights",
    "db": "that of the bias",
}
SOURCES = {"x": "the input", "h": "the old hidden state", "b": "the bias"}


def driven(source: str, value: float) -> dict[str, Array]:
    """One sample, one unit, with the pre-activation `value` from one source."""
    given = {name: np.zeros((1, 1)) for name in ("x", "h", "W", "R")} | {"b": np.zeros(1)}
    for name, amount in {"x": {"x": value, "W": 1.0}, "h": {"h": value, "R": 1.0}, "b": {"b": value}}[source].items():
        given[name] = np.full_like(given[name], amount)
    return given


def through_step(student: Student, given: dict[str, Array]) -> Array | None:
    """The student's new state."""
    h: Array | None = student.ask("rnn_step", given)["h"]
    return h


def through_sequence(student: Student, given: dict[str, Array]) -> Array | None:
    """The same by a sequence of one step."""
    given = {"X": given["x"][None], **{name: array for name, array in given.items() if name != "x"}}
    H = student.ask("rnn_forward", given)["H"]
    return None if H is None else H[-1]


def sources(ask: Callable[[Student, dict[str, Array]], Array | None]) -> Callable[[Student, int], Iterator[Diagnosis]]:
    """The probe of the three sources, through one entry or the other."""

    def probed(student: Student, seed: int) -> Iterator[Diagnosis]:
        wrong: dict[str, str] = {}
        for source in SOURCES:
            for value in VALUES:
                got, want = ask(student, driven(source, float(value))), np.tanh(np.full((1, 1), value))
                if got is not None and not alike(got, want):
                    mine, right = told_apart(got.item(), want.item())
                    said = f"h = {mine}, but should be tanh = {right}"
                    wrong.setdefault(source, f"at a pre-activation of {value:g}, {said}")
        if wrong:
            whole = len(wrong) == len(SOURCES)
            said = "the activation" if whole else " and ".join(f"what {SOURCES[s]} adds" for s in wrong)
            seen = f"With one source at a time, what is off is {said}."
            advice = f"No known mistake matches. {seen} Look at the lines that make it."
            yield Diagnosis("off_" + "_".join(wrong), advice, next(iter(wrong.values())))

    return probed


def gradients(student: Student, seed: int) -> Iterator[Diagnosis]:
    """Whether the gradient is off before it reaches the sum, which db shows, or in what is made of it."""
    rng = np.random.default_rng([seed, 5])
    N, D, H = 3, 2, 4
    shapes = {"x": (N, D), "h": (N, H), "W": (H, D), "R": (H, H), "b": (H,)}
    given = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    dh = rng.normal(size=(N, H))
    h, kept = rnn_step(*given.values())
    asked = student.ask("rnn_step", given)
    if asked["h"] is not None and not alike(asked["h"], h):
        return
    got = student.ask("rnn_step_backward", {"dh": dh, "cache": asked.cache})
    want = dict(zip(("dx", "dh", "dW", "dR", "db"), rnn_step_backward(dh, kept), strict=True))
    off = [name for name, array in want.items() if (found := got[name]) is not None and not alike(found, array)]
    if not off:
        return
    if len(off) == len(want):
        said = "All gradients are off: look first at how dh passes the tanh, for all are made of what comes out there."
    else:
        names = " and ".join(MADE[name] for name in off)
        seen = f"Some gradients are right, so dh passes the tanh as it should; off is {names}."
        said = f"{seen} Look at the lines that make it."
    yield Diagnosis("off_gradients", f"No known mistake matches. {said}", "compared one by one")


PROBES_STEP = (sources(through_step),)
PROBES_SEQUENCE = (sources(through_sequence),)
PROBES_STEP_BACKWARD = (sources(through_step), gradients)

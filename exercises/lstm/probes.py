"""Probes for a submission that answers like no known mistake: all gates but one are saturated, so that what is left
shows which gate, which of its three sources, or which way out of the cell is off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.checks import Array, Diagnosis, Student, alike, told_apart
from reference.lstm import lstm_step, lstm_step_backward

GATES = "ifgo"
WORDS = {"i": "input gate", "f": "forget gate", "g": "candidate", "o": "output gate"}
OPEN, SHUT = 40.0, -40.0
HELD = 0.8  # the old cell state while one gate is watched
VALUES = np.array([-2.0, -0.7, 0.3, 1.1, 2.5])

# What the other gates are set to, and the old cell state, while one is watched.
WATCH = {
    "i": ({"f": SHUT, "g": OPEN, "o": OPEN}, 0.0),
    "f": ({"i": SHUT, "g": OPEN, "o": OPEN}, HELD),
    "g": ({"i": OPEN, "f": SHUT, "o": OPEN}, 0.0),
    "o": ({"i": SHUT, "f": OPEN, "g": OPEN}, HELD),
}
SOURCES = {"x": "the input", "h": "the old hidden state", "b": "the bias"}


def watched(gate: str, source: str, value: float) -> dict[str, Array]:
    """One sample, one unit: only `gate` moves, driven by one source to the pre-activation `value`."""
    others, c = WATCH[gate]
    W, R, b = np.zeros((4, 1)), np.zeros((4, 1)), np.array([others.get(k, 0.0) for k in GATES])
    place, x, h = GATES.index(gate), 0.0, 0.0
    if source == "x":
        W[place], x = 1.0, value
    elif source == "h":
        R[place], h = 1.0, value
    else:
        b[place] = value
    return {"x": np.array([[x]]), "h": np.array([[h]]), "c": np.array([[c]]), "W": W, "R": R, "b": b}


def through_step(student: Student, given: dict[str, Array]) -> dict[str, Array | None]:
    """The student's new states."""
    return dict(student.ask("lstm_step", given))


def through_sequence(student: Student, given: dict[str, Array]) -> dict[str, Array | None]:
    """The same by a sequence of one step; without an initial cell state there is less to see."""
    given = {"X": given["x"][None], **{k: v for k, v in given.items() if k != "x"}}
    if not student.takes("lstm_forward", "c"):
        given["c"] = np.zeros_like(given["c"])
    answer = student.ask("lstm_forward", given)
    H = answer["H"]
    return {"h": None if H is None else H[-1], "c": answer.get("c")}


def off(student: Student, ask: Callable[..., Any], gate: str, source: str) -> str:
    """How an answer differs while one gate is watched; empty when it does not."""
    for value in VALUES:
        given = watched(gate, source, float(value))
        if ask is through_sequence and not student.takes("lstm_forward", "c"):
            given["c"] = np.zeros_like(given["c"])
        h, c, _ = lstm_step(*given.values())
        for name, want in (("c", c), ("h", h)):
            got = ask(student, given)[name]
            if got is not None and not alike(got, want):
                mine, right = told_apart(got.item(), want.item())
                return f"at a pre-activation of {value:g}, {name} = {mine}, but should be {right}"
    return ""


def input_gate_scales(student: Student, ask: Callable[..., Any]) -> bool:
    """Whether the input gate is right in itself: it scales a candidate that is off, but the same one."""
    open_wide = ask(student, watched("i", "b", OPEN))["c"]
    if open_wide is None or not open_wide.any():
        return False
    for value in VALUES:
        got = ask(student, watched("i", "b", float(value)))["c"]
        if not alike(got / open_wide, np.full_like(got, 1.0 / (1.0 + np.exp(-value)))):
            return False
    return True


def output_gate_shows(student: Student, ask: Callable[..., Any]) -> bool:
    """Whether the output gate is right in itself: it shows a cell that is off, but as much of it as it should."""
    for value in VALUES:
        found = ask(student, watched("o", "b", float(value)))
        h, c = found["h"], found["c"]
        if h is None or c is None or not alike(h, np.tanh(c) / (1.0 + np.exp(-value))):
            return False
    return True


def gates(ask: Callable[..., Any]) -> Callable[[Student, int], Iterator[Diagnosis]]:
    """The probe of the gates, through one entry or the other."""

    def probed(student: Student, seed: int) -> Iterator[Diagnosis]:
        found = {(gate, source): off(student, ask, gate, source) for gate in GATES for source in SOURCES}
        wrong = {pair: evidence for pair, evidence in found.items() if evidence}
        if not wrong:
            return
        if {g for g, _ in wrong} == {"g", "i"} and input_gate_scales(student, ask):
            wrong = {pair: evidence for pair, evidence in wrong.items() if pair[0] == "g"}
        if {"o"} < {g for g, _ in wrong} and output_gate_shows(student, ask):
            wrong = {pair: evidence for pair, evidence in wrong.items() if pair[0] != "o"}
        by_gate, by_source = sorted({g for g, _ in wrong}, key=GATES.index), {s for _, s in wrong}
        evidence = next(iter(wrong.values()))
        if len(by_gate) == 1 and len(by_source) == 1:
            said = f"what {SOURCES[by_source.pop()]} adds to the {WORDS[by_gate[0]]}"
        elif len(by_gate) == 1:
            said = f"the {WORDS[by_gate[0]]}: its activation, or what it is multiplied with"
        elif len(by_source) == 1:
            said = f"what {SOURCES[by_source.pop()]} adds to the pre-activations"
        elif len(by_gate) < len(GATES):
            said = " and ".join(f"the {WORDS[gate]}" for gate in by_gate)
        else:
            said = "the way out of the cell, or all gates alike"
        seen = f"With all other gates saturated, what is off is {said}."
        advice = f"No known mistake matches. {seen} Look at the lines that make it."
        yield Diagnosis("off_" + "_".join(by_gate), advice, evidence)

    return probed


def gradients(student: Student, seed: int) -> Iterator[Diagnosis]:
    """Which gradients are off when dh arrives alone, and when dc does."""
    rng = np.random.default_rng([seed, 5])
    N, D, H = 3, 2, 4
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (4 * H, D), "R": (4 * H, H), "b": (4 * H,)}
    given = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    *_, kept = lstm_step(*given.values())
    said = []
    for arrives in ("dh", "dc"):
        cotangents = {name: rng.normal(size=(N, H)) * (name == arrives) for name in ("dh", "dc")}
        cache = student.ask("lstm_step", given).cache
        got = student.ask("lstm_step_backward", {**cotangents, "cache": cache})
        names = ("dx", "dh", "dc", "dW", "dR", "db")
        want = dict(zip(names, lstm_step_backward(cotangents["dh"], cotangents["dc"], kept), strict=True))
        wrong = list(parts_off(got, want, H))
        if wrong:
            said.append(f"when {arrives} arrives alone, {', '.join(wrong)}")
    if said:
        advice = f"No known mistake matches. What is off: {'; '.join(said)}. Look at the first of these."
        yield Diagnosis("off_gradients", advice, "compared gate by gate")


def parts_off(got: Any, want: dict[str, Array], H: int) -> Iterator[str]:
    """The gates whose own gradient is off; where none is, the arrays made of them."""
    bias = got["db"]
    gates_off = [
        GATES[k]
        for k in range(4)
        if bias is not None and not alike(bias[k * H : (k + 1) * H], want["db"][k * H : (k + 1) * H])
    ]
    yield from (f"the gradient of the {WORDS[gate]}" for gate in gates_off)
    for name, words in (("dc", "that of the old cell state"), ("dx", "that of the input"), ("dh", "that of the old h")):
        if got[name] is not None and not alike(got[name], want[name]) and (name == "dc" or not gates_off):
            yield words


PROBES_STEP = (gates(through_step),)
PROBES_SEQUENCE = (gates(through_sequence),)
PROBES_STEP_BACKWARD = (gates(through_step), gradients)

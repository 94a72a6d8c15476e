"""Wrong slopes of the three gates: σ' = s (1 - s), at the gate's own value s."""

from __future__ import annotations

from typing import Any

from exercises.lstm.mistakes.cell_path import through_h
from exercises.lstm.parts import sigmoid, sigmoid_slope, tanh_slope
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts, mutant

WORDS = {"i": "input", "f": "forget", "o": "output"}


def upstream(gate: str, k: Any, dct: Array, dh: Array) -> Array:
    """The gradient that arrives at the output of a gate."""
    found: Array = dh * k.t if gate == "o" else dct * {"i": k.g, "f": k.c}[gate]
    return found


SLOPES: dict[str, tuple[Any, str]] = {
    "sigmoid_slope_missing": (
        lambda up, s, a: up,
        "Leaves the slope of the {gate} gate out. What lies between the pre-activation and {s}?",
    ),
    "sigmoid_slope_from_preactivation": (
        lambda up, s, a: up * a * (1 - a),
        "Takes a(1 - a), with the pre-activation a, for the slope of the {gate} gate. In which value is "
        "the slope of a sigmoid written this way?",
    ),
    "sigmoid_slope_of_tanh": (
        lambda up, s, a: up * tanh_slope(s),
        "Takes 1 - {s}^2 for the slope of the {gate} gate, which is that of a tanh. Which function gave {s}?",
    ),
    "sigmoid_of_gradient": (
        lambda up, s, a: s * (1 - sigmoid(up)) * up,
        "Takes one factor of the slope of the {gate} gate at the gradient that arrives. On which value of "
        "the forward pass does a slope depend?",
    ),
}
COMMON = ("sigmoid_slope_missing", "sigmoid_slope_of_tanh", "sigmoid_of_gradient")  # also looked for in pairs


def sloped(name: str, gate: str) -> Mutant:
    """One gate with one wrong slope."""
    slope, text = SLOPES[name]

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        found: Array = slope(upstream(gate, k, dct, dh), getattr(k, gate), getattr(k, "a" + gate))
        return found

    advice = text.format(gate=WORDS[gate], s=gate)
    return Mutant(f"{name}_{gate}", advice, {f"da_{gate}": da}, family=name not in COMMON)


ONE_GATE = [sloped(name, gate) for name in SLOPES for gate in "ifo"]


def every_gate(name: str) -> Parts:
    """All three gates with the same wrong slope."""
    return {part: value for gate in "ifo" for part, value in sloped(name, gate).replaces.items()}


@mutant
def sigmoid_slope_missing() -> Parts:
    """Leaves the slope of the sigmoid out at every gate.

    What lies between a pre-activation and its gate?
    """
    return every_gate("sigmoid_slope_missing")


@mutant
def sigmoid_slope_from_preactivation() -> Parts:
    """Takes a(1 - a), with the pre-activation a, for the slope at every gate.

    In which value is the slope of a sigmoid written this way?
    """
    return every_gate("sigmoid_slope_from_preactivation")


@mutant
def sigmoid_slope_of_tanh() -> Parts:
    """Takes 1 - s^2 for the slope at every gate, which is that of a tanh.

    Which function gave the gates?
    """
    return every_gate("sigmoid_slope_of_tanh")


@mutant
def all_slopes_missing() -> Parts:
    """Leaves the slopes out, at all three gates and at the candidate.

    What lies between a pre-activation and its gate?
    """
    return {**every_gate("sigmoid_slope_missing"), "da_g": lambda k, dct, dh, dc: dct * k.i}


@rare
def slopes_of_gates_and_candidate_exchanged() -> Parts:
    """Takes the slope of tanh at the gates and that of the sigmoid at the candidate.

    Which function gave which of them?
    """
    return {**every_gate("sigmoid_slope_of_tanh"), "da_g": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.g)}


def second_term_only(gate: str, factor: str) -> Mutant:
    """The slope multiplies only what came through h."""
    slope = tanh_slope if gate == "g" else sigmoid_slope

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        up = getattr(k, factor)
        found: Array = dc * up + through_h(k, dh) * up * slope(getattr(k, gate))
        return found

    advice = (
        f"Multiplies by the slope of {gate} only what comes through h, and not what comes from dc. Look at "
        "the bracket around the two terms."
    )
    return Mutant(f"slope_on_second_term_only_{gate}", advice, {f"da_{gate}": da})


SECOND_TERMS = [second_term_only("i", "g"), second_term_only("f", "c"), second_term_only("g", "i")]


@mutant
def slope_on_second_term_only() -> Parts:
    """Multiplies by the slopes of i, f and g only what comes through h, and not what comes from dc.

    Look at the bracket around the two terms.
    """
    return {part: value for made in SECOND_TERMS for part, value in made.replaces.items()}

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
        "Multiply by the slope of the {gate} gate, {s}(1 - {s}); here there is none.",
    ),
    "sigmoid_value_for_slope": (
        lambda up, s, a: up * s,
        "Multiply by the slope of the {gate} gate, {s}(1 - {s}); here {s} itself is used.",
    ),
    "sigmoid_again_for_slope": (
        lambda up, s, a: up * sigmoid(s),
        "Multiply by the slope of the {gate} gate, {s}(1 - {s}); here {s} goes through a sigmoid once more instead.",
    ),
    "sigmoid_complement_for_slope": (
        lambda up, s, a: up * (1 - s),
        "The slope of the {gate} gate is {s}(1 - {s}); here only 1 - {s} is used.",
    ),
    "sigmoid_slope_from_preactivation": (
        lambda up, s, a: up * a * (1 - a),
        "The slope of the {gate} gate is s(1 - s) with s = sigmoid(a), not a(1 - a).",
    ),
    "sigmoid_slope_of_tanh": (
        lambda up, s, a: up * tanh_slope(s),
        "The {gate} gate is a sigmoid, so its slope is {s}(1 - {s}); 1 - {s}^2 is the slope of a tanh.",
    ),
    "sigmoid_slope_with_square": (
        lambda up, s, a: up * s * (1 - s * s),
        "The slope of the {gate} gate is {s}(1 - {s}); in yours the second {s} is squared.",
    ),
    "sigmoid_twice": (
        lambda up, s, a: up * sigmoid_slope(sigmoid(s)),
        "{s} is already a sigmoid: its slope is {s}(1 - {s}), without another sigmoid.",
    ),
    "sigmoid_of_gradient": (
        lambda up, s, a: s * (1 - sigmoid(up)) * up,
        "Both factors of the slope of the {gate} gate belong to the pre-activation; one of yours is evaluated at the "
        "gradient.",
    ),
    "gate_gradient_sign": (
        lambda up, s, a: -up * sigmoid_slope(s),
        "The gradient of the {gate} gate has the wrong sign.",
    ),
    "gate_gradient_doubled": (
        lambda up, s, a: 2 * up * sigmoid_slope(s),
        "The gradient of the {gate} gate is counted twice.",
    ),
    "gate_gradient_zero": (
        lambda up, s, a: 0.0 * up,
        "The {gate} gate gets no gradient; it has one, like the other gates.",
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
    """Multiply by the derivative of the sigmoid, s(1 - s), at every gate; here it is left out."""
    return every_gate("sigmoid_slope_missing")


@mutant
def sigmoid_slope_from_preactivation() -> Parts:
    """The slope of a gate is s(1 - s) with s = sigmoid(a); yours takes the pre-activation itself, a(1 - a)."""
    return every_gate("sigmoid_slope_from_preactivation")


@mutant
def sigmoid_slope_of_tanh() -> Parts:
    """The gates are sigmoids, so their slopes are s(1 - s); 1 - s^2 is the slope of a tanh."""
    return every_gate("sigmoid_slope_of_tanh")


@rare
def sigmoid_value_for_slope() -> Parts:
    """Multiply by the derivative of the sigmoid, s(1 - s), at every gate; here the value s itself is used."""
    return every_gate("sigmoid_value_for_slope")


@rare
def sigmoid_complement_for_slope() -> Parts:
    """The slope of a gate is s(1 - s); here only 1 - s is used, at every gate."""
    return every_gate("sigmoid_complement_for_slope")


@rare
def sigmoid_again_for_slope() -> Parts:
    """Multiply by the derivative of the sigmoid, s(1 - s), at every gate; here s goes through a sigmoid once more."""
    return every_gate("sigmoid_again_for_slope")


@rare
def sigmoid_twice() -> Parts:
    """The gates are already sigmoids: the slope is s(1 - s), without another sigmoid."""
    return every_gate("sigmoid_twice")


@mutant
def all_slopes_missing() -> Parts:
    """Multiply by the slope of the activation at every gate, s(1 - s), and at the candidate, 1 - g^2."""
    return {**every_gate("sigmoid_slope_missing"), "da_g": lambda k, dct, dh, dc: dct * k.i}


@rare
def slopes_of_gates_and_candidate_exchanged() -> Parts:
    """The gates have the slope s(1 - s), and the candidate 1 - g^2; yours are the other way round."""
    return {**every_gate("sigmoid_slope_of_tanh"), "da_g": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.g)}


def other_slope(gate: str, other: str) -> Mutant:
    """One gate with another gate's slope."""

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        found: Array = upstream(gate, k, dct, dh) * sigmoid_slope(getattr(k, other))
        return found

    advice = f"Every gate has its own slope: that of the {WORDS[gate]} gate looks copied from the {WORDS[other]} gate."
    return Mutant(f"slope_copied_{gate}_from_{other}", advice, {f"da_{gate}": da}, family=True)


OTHER_SLOPES = [other_slope(gate, other) for gate in "ifo" for other in "ifo" if gate != other]


def second_term_only(gate: str, factor: str) -> Mutant:
    """The slope multiplies only what came through h."""
    slope = tanh_slope if gate == "g" else sigmoid_slope

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        up = getattr(k, factor)
        found: Array = dc * up + through_h(k, dh) * up * slope(getattr(k, gate))
        return found

    advice = (
        f"Put both terms in brackets: the slope of {gate} multiplies the whole gradient, not only the part that comes "
        "through h."
    )
    return Mutant(f"slope_on_second_term_only_{gate}", advice, {f"da_{gate}": da})


SECOND_TERMS = [second_term_only("i", "g"), second_term_only("f", "c"), second_term_only("g", "i")]


@mutant
def slope_on_second_term_only() -> Parts:
    """Put both terms in brackets: a gate's slope multiplies the whole gradient, not only what comes through h."""
    return {part: value for made in SECOND_TERMS for part, value in made.replaces.items()}


def first_term_only(gate: str, factor: str) -> Mutant:
    """The slope multiplies only the dc that arrived."""
    slope = tanh_slope if gate == "g" else sigmoid_slope

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        up = getattr(k, factor)
        found: Array = dc * up * slope(getattr(k, gate)) + through_h(k, dh) * up
        return found

    advice = (
        f"Put both terms in brackets: the slope of {gate} multiplies the whole gradient, not only the part that comes "
        "from dc."
    )
    return Mutant(f"slope_on_first_term_only_{gate}", advice, {f"da_{gate}": da}, family=True)


FIRST_TERMS = [first_term_only("i", "g"), first_term_only("f", "c"), first_term_only("g", "i")]

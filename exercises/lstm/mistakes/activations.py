"""Wrong activations of the gates, of the candidate, and of the cell on its way out."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.lstm.parts import sigmoid
from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.of_numbers import naive_sigmoid, quotient_tanh, softmax
from grader.checks import Array, Mutant, Parts, mutant


def hard_sigmoid(a: Array) -> Array:
    """The piecewise linear function that Keras once had as its default."""
    found: Array = np.clip(0.2 * a + 0.5, 0.0, 1.0)
    return found


def flipped_sigmoid(a: Array) -> Array:
    """1 / (1 + exp(+a))."""
    return sigmoid(-a)


def every_gate(function: Any) -> Parts:
    """All three gates through one function."""
    return {"gate_i": function, "gate_f": function, "gate_o": function}


@mutant
def candidate_sigmoid() -> Parts:
    """The candidate must be able to be negative, so it takes tanh; only the three gates take the sigmoid."""
    return {"candidate": sigmoid}


@mutant
def candidate_linear() -> Parts:
    """The candidate goes through tanh before the input gate scales it; here its pre-activation is used as it is."""
    return {"candidate": lambda a: a}


@mutant
def candidate_relu() -> Parts:
    """The candidate goes through tanh; a ReLU lets it grow without bound and never be negative."""
    return {"candidate": lambda a: np.maximum(a, 0.0)}


@rare
def candidate_tanh_twice() -> Parts:
    """The candidate goes through tanh once; here it goes through it twice."""
    return {"candidate": lambda a: np.tanh(np.tanh(a))}


@rare
def candidate_softmax() -> Parts:
    """Each unit has a candidate of its own: use tanh elementwise; softmax makes the units compete."""
    return {"candidate": softmax}


@mutant
def gates_softmax() -> Parts:
    """Each unit's gate opens on its own: use the sigmoid elementwise; softmax makes the units compete."""
    return every_gate(softmax)


@mutant
def gates_tanh() -> Parts:
    """All three gates go through tanh; they take the sigmoid, so that each lies between 0 (closed) and 1 (open)."""
    return every_gate(np.tanh)


@rare
def gates_linear() -> Parts:
    """The gates go through the sigmoid; here their pre-activations are used as they are."""
    return every_gate(lambda a: a)


@mutant
def sigmoid_sign_flipped() -> Parts:
    """The sigmoid is 1 / (1 + exp(-a)); yours has the sign of a turned round, so open gates close."""
    return every_gate(flipped_sigmoid)


@rare
def gates_hard_sigmoid() -> Parts:
    """The gates take the logistic sigmoid; a hard sigmoid, clip(0.2 a + 0.5, 0, 1), is another function."""
    return every_gate(hard_sigmoid)


@rare
def sigmoid_twice_as_steep() -> Parts:
    """The sigmoid is 1 / (1 + exp(-a)), or (1 + tanh(a / 2)) / 2; yours is that of 2 a, twice as steep."""
    return every_gate(lambda a: sigmoid(2.0 * a))


@rare
def gates_and_candidate_exchanged() -> Parts:
    """The gates take the sigmoid and the candidate takes tanh; yours are the other way round."""
    return {**every_gate(np.tanh), "candidate": sigmoid}


@mutant
def sigmoid_overflow() -> Parts:
    """exp overflows for large arguments and the quotient becomes nan: use a sigmoid that never forms inf / inf."""
    return every_gate(naive_sigmoid)


@rare
def candidate_from_exponentials() -> Parts:
    """exp overflows for large arguments and the quotient becomes nan: use np.tanh for the candidate, which is safe."""
    return {"candidate": quotient_tanh}


def gate_through(gate: str, name: str, function: Any, said: str) -> Mutant:
    """One gate through another function."""
    words = {"i": "input", "f": "forget", "o": "output"}[gate]
    advice = f"The {words} gate takes the sigmoid, so that it lies between 0 and 1; here it goes through {said}."
    return Mutant(f"{words}_gate_{name}", advice, {f"gate_{gate}": function}, family=name != "tanh")


GATE_ACTIVATIONS = [
    gate_through(gate, name, function, said)
    for gate in "ifo"
    for name, function, said in (
        ("tanh", np.tanh, "tanh"),
        ("linear", lambda a: a, "nothing at all"),
        ("softmax", softmax, "softmax, which makes the units compete"),
        ("relu", lambda a: np.maximum(a, 0.0), "a ReLU"),
        ("sign_flipped", flipped_sigmoid, "the sigmoid with the wrong sign, which gives 1 minus the gate"),
        ("hard_sigmoid", hard_sigmoid, "a hard sigmoid, clip(0.2 a + 0.5, 0, 1)"),
        ("sigmoid_twice", lambda a: sigmoid(sigmoid(a)), "the sigmoid twice"),
    )
]


@mutant
def output_tanh_missing() -> Parts:
    """Squash the cell state with tanh before the output gate scales it: h = o * tanh(c), not o * c."""
    return {"squash": lambda c: c}


@mutant
def output_sigmoid() -> Parts:
    """The cell state goes through tanh on its way out; a sigmoid there makes h positive always."""
    return {"squash": sigmoid}


@rare
def output_relu() -> Parts:
    """The cell state goes through tanh on its way out; yours goes through a ReLU."""
    return {"squash": lambda c: np.maximum(c, 0.0)}


@rare
def cell_tanh_twice() -> Parts:
    """The cell state is squashed twice on its way out: h = o * tanh(c), with one tanh."""
    return {"squash": lambda c: np.tanh(np.tanh(c))}

"""Wrong activations of the gates, of the candidate, and of the cell on its way out."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.lstm.parts import sigmoid
from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.of_numbers import doubled_tanhs, naive_sigmoid, quotient_tanh, softmax
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
    """Sends the candidate through the sigmoid, which keeps it between 0 and 1.

    Can a candidate be negative?
    """
    return {"candidate": sigmoid}


@mutant
def candidate_linear() -> Parts:
    """Uses the candidate's pre-activation as it is: it grows without bound.

    What squashes the candidate?
    """
    return {"candidate": lambda a: a}


@mutant
def candidate_relu() -> Parts:
    """Sends the candidate through a ReLU: it grows without bound and is never negative.

    Between which bounds does a candidate lie?
    """
    return {"candidate": lambda a: np.maximum(a, 0.0)}


@rare
def candidate_tanh_twice() -> Parts:
    """Sends the candidate through tanh twice.

    How often does the equation of g squash?
    """
    return {"candidate": lambda a: np.tanh(np.tanh(a))}


@rare
def candidate_softmax() -> Parts:
    """Sends the candidate through a softmax, which makes the units compete.

    Look at the function in the equation of g: what does one unit know of another?
    """
    return {"candidate": softmax}


@mutant
def gates_softmax() -> Parts:
    """Sends the gates through a softmax, which makes the units compete.

    Look at the function in the equations of the gates: what does one unit know of another?
    """
    return every_gate(softmax)


@mutant
def gates_tanh() -> Parts:
    """Sends all three gates through tanh, so that they become negative.

    Between closed and open: which bounds does a gate have?
    """
    return every_gate(np.tanh)


@rare
def gates_linear() -> Parts:
    """Uses the pre-activations of the gates as they are.

    Between closed and open: which bounds does a gate have?
    """
    return every_gate(lambda a: a)


@mutant
def sigmoid_sign_flipped() -> Parts:
    """Has the sign of a turned round in the sigmoid, so that open gates close.

    What is the sigmoid of a large positive number?
    """
    return every_gate(flipped_sigmoid)


@rare
def gates_hard_sigmoid() -> Parts:
    """Sends the gates through a hard sigmoid, clip(0.2 a + 0.5, 0, 1).

    Which function of the same shape is smooth?
    """
    return every_gate(hard_sigmoid)


@rare
def sigmoid_twice_as_steep() -> Parts:
    """Takes the sigmoid of 2 a: it is twice as steep as asked.

    Look at the factor of a inside the exponential, or inside the tanh.
    """
    return every_gate(lambda a: sigmoid(2.0 * a))


@rare
def gates_and_candidate_exchanged() -> Parts:
    """Sends the gates through tanh and the candidate through the sigmoid.

    Which of the two must be able to be negative?
    """
    return {**every_gate(np.tanh), "candidate": sigmoid}


@mutant
def sigmoid_overflow() -> Parts:
    """Divides infinity by infinity where a is large: exp(a) overflows near 709.

    Which of the two ways to write the sigmoid is safe for which sign of a?
    """
    return every_gate(naive_sigmoid)


@rare
def candidate_from_exponentials() -> Parts:
    """Divides infinity by infinity in the candidate where a is large: exp overflows near 709.

    Which ready-made function avoids the quotient?
    """
    return {"candidate": quotient_tanh}


DOUBLED = doubled_tanhs("candidate", "candidate")


def gate_through(gate: str, name: str, function: Any, said: str) -> Mutant:
    """One gate through another function."""
    words = {"i": "input", "f": "forget", "o": "output"}[gate]
    advice = f"Sends the {words} gate through {said}. Which function opens and closes a gate?"
    return Mutant(f"{words}_gate_{name}", advice, {f"gate_{gate}": function}, family=name != "tanh")


GATE_ACTIVATIONS = [
    gate_through(gate, name, function, said)
    for gate in "ifo"
    for name, function, said in (
        ("tanh", np.tanh, "tanh"),
        ("linear", lambda a: a, "no function at all"),
        ("softmax", softmax, "a softmax, which makes the units compete"),
        ("relu", lambda a: np.maximum(a, 0.0), "a ReLU"),
        ("sign_flipped", flipped_sigmoid, "the sigmoid with the wrong sign, which gives 1 minus the gate"),
        ("hard_sigmoid", hard_sigmoid, "a hard sigmoid, clip(0.2 a + 0.5, 0, 1)"),
        ("sigmoid_twice", lambda a: sigmoid(sigmoid(a)), "the sigmoid twice"),
    )
]


def clipped_at(bound: int) -> Mutant:
    """The gates of pre-activations that were cut to a range first."""
    advice = (
        f"Cuts the pre-activations of the gates to ±{bound} before the sigmoid. Look for a clip: where is a sigmoid "
        "flat to the last bit, and where is it not?"
    )
    cut = every_gate(lambda a: sigmoid(np.clip(a, -bound, bound)))
    return Mutant(f"gates_clipped_at_{bound}", advice, cut, family=True)


CLIPPED = [clipped_at(bound) for bound in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15)]


@mutant
def output_tanh_missing() -> Parts:
    """Multiplies the output gate with the cell state itself: h = o * c.

    What keeps h between -1 and 1, however large the cell state is?
    """
    return {"squash": lambda c: c}


@mutant
def output_sigmoid() -> Parts:
    """Sends the cell state through a sigmoid on its way out, so that h is never negative.

    Which function squashes the cell state?
    """
    return {"squash": sigmoid}


@rare
def output_relu() -> Parts:
    """Sends the cell state through a ReLU on its way out.

    Which function squashes the cell state?
    """
    return {"squash": lambda c: np.maximum(c, 0.0)}


@rare
def cell_tanh_twice() -> Parts:
    """Squashes the cell state twice on its way out.

    How often does the equation of h squash?
    """
    return {"squash": lambda c: np.tanh(np.tanh(c))}

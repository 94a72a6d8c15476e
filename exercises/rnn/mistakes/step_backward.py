"""Mistakes in one step backward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.recurrent.mistakes import clipping, gradients
from exercises.recurrent.mistakes.gather import gathered, rare
from grader.checks import Array, Mutant, Parts, mutant

GRADIENTS = gathered(gradients, clipping)


@mutant
def tanh_slope_missing() -> Parts:
    """Hands the arriving gradient on to the sum as it is, without a slope.

    What lies between the sum and the new state?
    """
    return {"da": lambda k, dh: dh}


@mutant
def derivative_of_upstream() -> Parts:
    """Takes the slope of tanh at the gradient that arrives.

    On which value of the forward pass does a slope depend?
    """
    return {"da": lambda k, dh: dh * (1.0 - dh * dh)}


@mutant
def tanh_slope_inverted() -> Parts:
    """Divides by the slope of tanh: that is the derivative of the inverse function.

    Look at the chain rule: how do a slope and a gradient come together?
    """
    return {"da": lambda k, dh: dh / (1.0 - k.h_new**2)}


@mutant
def tanh_slope_alone() -> Parts:
    """Returns the slope of tanh alone, without the gradient that arrives.

    Look at the chain rule: what is zero when nothing arrives?
    """
    return {"da": lambda k, dh: 1.0 - k.h_new**2 + 0.0 * dh}


@mutant
def tanh_slope_not_squared() -> Parts:
    """Takes 1 - h for the slope of tanh, without a square.

    What is the slope where h is -1?
    """
    return {"da": lambda k, dh: dh * (1.0 - k.h_new)}


@mutant
def tanh_slope_from_old_h() -> Parts:
    """Takes the slope of tanh at the old state.

    Which of the two states is the tanh of this step's sum?
    """
    return {"da": lambda k, dh: dh * (1.0 - k.h**2)}


@mutant
def tanh_slope_from_preactivation() -> Parts:
    """Squares the pre-activation a for the slope of tanh.

    What is squared in the slope: what goes into tanh, or what comes out?
    """
    return {"da": lambda k, dh: dh * (1.0 - k.a**2)}


@mutant
def double_tanh() -> Parts:
    """Takes another tanh of the new state for the slope.

    Of what is the new state the tanh already?
    """
    return {"da": lambda k, dh: dh * (1.0 - np.tanh(k.h_new) ** 2)}


@mutant
def tanh_slope_of_sigmoid() -> Parts:
    """Takes h(1 - h) for the slope, which is that of a sigmoid.

    Which function gave h?
    """
    return {"da": lambda k, dh: dh * k.h_new * (1.0 - k.h_new)}


@rare
def tanh_slope_of_relu() -> Parts:
    """Takes 1 or 0 for the slope, which is that of a ReLU.

    Which function gave h?
    """
    return {"da": lambda k, dh: dh * (k.h_new > 0)}


@mutant
def tanh_slope_sign() -> Parts:
    """Has the slope of tanh with the wrong sign, h^2 - 1.

    Does tanh rise or fall?
    """
    return {"da": lambda k, dh: dh * (k.h_new**2 - 1.0)}


@rare
def tanh_slope_squared() -> Parts:
    """Multiplies the gradient by the slope of tanh twice.

    How often did the sum go through tanh?
    """
    return {"da": lambda k, dh: dh * (1.0 - k.h_new**2) ** 2}


@mutant
def bracket_missing() -> Parts:
    """Computes dh - h^2: a bracket is missing.

    What is the gradient to multiply: one term of the slope, or all of it?
    """
    return {"da": lambda k, dh: dh - k.h_new**2}


@mutant
def preactivations_clipped() -> Parts:
    """Clips the gradient of the pre-activation to [-1, 1], so that a gradient check cannot pass.

    What belongs to a derivative, and what to training?
    """
    return {"da": lambda k, dh: np.clip(dh * (1.0 - k.h_new**2), -1.0, 1.0)}


def before_slope(id: str, words: str, *parts: str) -> Mutant:
    """Gradients computed from dh, as if it had passed the tanh already."""
    advice = (
        f"Makes the gradient of {words} from dh itself, as it is before it passes the tanh. Look at which "
        "gradient belongs to the sum inside."
    )
    return Mutant(f"{id}_before_slope", advice, {part: from_dh(gradients.RIGHT[part]) for part in parts}, family=True)


def from_dh(right: Callable[..., Array]) -> Callable[..., Array]:
    """The same gradient, from dh instead of da."""

    def part(k: Any, da: Array, *rest: Any) -> Array:
        found: Array = right(k, da / (1.0 - k.h_new**2), *rest)
        return found

    return part


BEFORE_SLOPE = [
    before_slope("dx", "x", "dx"),
    before_slope("dprev_h", "the old state", "dh_old"),
    before_slope("dW", "the input weights", "dW"),
    before_slope("dR", "the recurrent weights", "dR"),
    before_slope("db", "the bias", "db"),
    before_slope("weights", "the weights and the bias", "dW", "dR", "db"),
    before_slope("states", "x and the old state", "dx", "dh_old"),
]

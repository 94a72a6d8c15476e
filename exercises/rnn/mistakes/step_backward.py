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
    """On its way to the sum, the gradient passes the slope of tanh, 1 - h^2 with the new h; here there is none."""
    return {"da": lambda k, dh: dh}


@mutant
def derivative_of_upstream() -> Parts:
    """The slope of tanh depends on the output of the forward pass, not on the gradient that arrives."""
    return {"da": lambda k, dh: dh * (1.0 - dh * dh)}


@mutant
def tanh_slope_inverted() -> Parts:
    """Multiply the arriving gradient by 1 - h squared; the reciprocal is the derivative of the inverse function."""
    return {"da": lambda k, dh: dh / (1.0 - k.h_new**2)}


@mutant
def tanh_slope_alone() -> Parts:
    """Multiply the slope 1 - h^2 by the gradient that arrives; here it stands alone."""
    return {"da": lambda k, dh: 1.0 - k.h_new**2 + 0.0 * dh}


@mutant
def tanh_slope_not_squared() -> Parts:
    """The slope of tanh is 1 - h^2; the square is missing."""
    return {"da": lambda k, dh: dh * (1.0 - k.h_new)}


@rare
def tanh_slope_square_outside() -> Parts:
    """The slope of tanh is 1 - h^2; yours squares the whole difference, (1 - h)^2."""
    return {"da": lambda k, dh: dh * (1.0 - k.h_new) ** 2}


@mutant
def tanh_slope_from_old_h() -> Parts:
    """The slope of tanh is 1 - h^2 with the new state; yours takes the old one."""
    return {"da": lambda k, dh: dh * (1.0 - k.h**2)}


@mutant
def tanh_slope_from_preactivation() -> Parts:
    """The slope of tanh is 1 - h^2 with h = tanh(a); yours squares the pre-activation a itself."""
    return {"da": lambda k, dh: dh * (1.0 - k.a**2)}


@mutant
def double_tanh() -> Parts:
    """The new state is already a tanh, so its slope is 1 - h squared, without another tanh."""
    return {"da": lambda k, dh: dh * (1.0 - np.tanh(k.h_new) ** 2)}


@mutant
def tanh_slope_of_sigmoid() -> Parts:
    """The activation is a tanh, so its slope is 1 - h^2; h(1 - h) is the slope of a sigmoid."""
    return {"da": lambda k, dh: dh * k.h_new * (1.0 - k.h_new)}


@rare
def tanh_slope_of_relu() -> Parts:
    """The activation is a tanh, so its slope is 1 - h^2; yours is 1 or 0, the slope of a ReLU."""
    return {"da": lambda k, dh: dh * (k.h_new > 0)}


@mutant
def tanh_slope_sign() -> Parts:
    """The slope of tanh is 1 - h^2; yours has the wrong sign, h^2 - 1."""
    return {"da": lambda k, dh: dh * (k.h_new**2 - 1.0)}


@rare
def tanh_slope_added() -> Parts:
    """The slope of tanh is 1 - h^2; yours adds the square instead of subtracting it."""
    return {"da": lambda k, dh: dh * (1.0 + k.h_new**2)}


@rare
def tanh_slope_squared() -> Parts:
    """The gradient passes the slope of tanh, 1 - h^2, once; here it is multiplied by it twice."""
    return {"da": lambda k, dh: dh * (1.0 - k.h_new**2) ** 2}


@mutant
def bracket_missing() -> Parts:
    """The gradient multiplies the whole slope, dh (1 - h^2); in dh - h^2 the bracket is missing."""
    return {"da": lambda k, dh: dh - k.h_new**2}


@mutant
def preactivations_clipped() -> Parts:
    """The gradient of the pre-activation is clipped to [-1, 1]: a gradient check cannot pass; clip in training."""
    return {"da": lambda k, dh: np.clip(dh * (1.0 - k.h_new**2), -1.0, 1.0)}


def before_slope(id: str, words: str, *parts: str) -> Mutant:
    """Gradients computed from dh, as if it had passed the tanh already."""
    advice = f"The gradient of {words} comes from behind the tanh: use dh (1 - h^2), not dh itself."
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

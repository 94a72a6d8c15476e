"""Gradients that are clipped, or set to zero, where they should be returned as they are."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts, mutant


@mutant
def clip_inside_gradient() -> Parts:
    """Clips gradients to [-5, 5] inside the backward pass, which hides errors from a gradient check.

    What belongs to a derivative, and what to training?
    """
    return {"gradients": lambda k, found: {name: np.clip(array, -5.0, 5.0) for name, array in found.items()}}


@rare
def clip_inside_gradient_at_1() -> Parts:
    """Clips gradients to [-1, 1] inside the backward pass, which hides errors from a gradient check.

    What belongs to a derivative, and what to training?
    """
    return {"gradients": lambda k, found: {name: np.clip(array, -1.0, 1.0) for name, array in found.items()}}


@rare
def clip_inside_gradient_at_10() -> Parts:
    """Clips gradients to [-10, 10] inside the backward pass, which hides errors from a gradient check.

    What belongs to a derivative, and what to training?
    """
    return {"gradients": lambda k, found: {name: np.clip(array, -10.0, 10.0) for name, array in found.items()}}


@rare
def parameter_gradients_clipped() -> Parts:
    """Clips the gradients of the weights to [-5, 5], which hides errors from a gradient check.

    What belongs to a derivative, and what to training?
    """
    return {
        "gradients": lambda k, found: {
            name: np.clip(a, -5.0, 5.0) if name in ("dW", "dR", "db") else a for name, a in found.items()
        }
    }


@rare
def small_gradients_flushed() -> Parts:
    """Sets gradients below 1e-9 to zero.

    Look for a threshold: how small may a gradient be?
    """
    return {"gradients": lambda k, found: {name: np.where(np.abs(a) < 1e-9, 0.0, a) for name, a in found.items()}}

"""Gradients that are clipped, or set to zero, where they should be returned as they are."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts, mutant


@mutant
def clip_inside_gradient() -> Parts:
    """Clipping to [-5, 5] here hides errors from a gradient check; clip just before the update instead."""
    return {"gradients": lambda k, found: {name: np.clip(array, -5.0, 5.0) for name, array in found.items()}}


@rare
def clip_inside_gradient_at_1() -> Parts:
    """Clipping to [-1, 1] here hides errors from a gradient check; clip just before the update instead."""
    return {"gradients": lambda k, found: {name: np.clip(array, -1.0, 1.0) for name, array in found.items()}}


@rare
def clip_inside_gradient_at_10() -> Parts:
    """Clipping to [-10, 10] here hides errors from a gradient check; clip just before the update instead."""
    return {"gradients": lambda k, found: {name: np.clip(array, -10.0, 10.0) for name, array in found.items()}}


@rare
def parameter_gradients_clipped() -> Parts:
    """Clipping the gradients of the weights to [-5, 5] here hides errors from a gradient check.

    Clip just before the update instead.
    """
    return {
        "gradients": lambda k, found: {
            name: np.clip(a, -5.0, 5.0) if name in ("dW", "dR", "db") else a for name, a in found.items()
        }
    }


@rare
def small_gradients_flushed() -> Parts:
    """Gradients below 1e-9 are set to zero; tiny is not zero."""
    return {"gradients": lambda k, found: {name: np.where(np.abs(a) < 1e-9, 0.0, a) for name, a in found.items()}}

"""Axes of a sequence that are taken for one another."""

from __future__ import annotations

import numpy as np

from grader.checks import Array, Parts, States, mutant


def viewed(X: Array) -> Array:
    """X (T, N, D), handed over as (N, T, D) and reshaped to (T, N, D) there."""
    return np.ascontiguousarray(X.swapaxes(0, 1)).reshape(X.shape)


@mutant
def input_viewed_where_transposed() -> Parts:
    """Reshapes the input by `view` or `reshape` where axes are to change places, which mixes samples and steps.

    Which function moves axes instead of cutting anew?
    """
    return {"read": lambda X, t: X.reshape(X.shape[1], X.shape[0], -1)[:, t]}


@mutant
def input_viewed_from_batch_first() -> Parts:
    """Brings the input (N, T, D) into (T, N, D) by `view` or `reshape`, which mixes samples and steps.

    Look at the first lines of forward: which function lets axes change places?
    """
    return {"read": lambda X, t: viewed(X)[t]}


@mutant
def output_viewed_to_batch_first() -> Parts:
    """Brings the outputs (T, N, H) into (N, T, H) by `view` or `reshape`, which mixes samples and steps.

    Look at how the list of outputs becomes one tensor, and along which axis.
    """

    def emitted(reached: list[States], before: list[States]) -> Array:
        steps = np.stack([states[0] for states in reached])
        return steps.reshape(steps.shape[1], steps.shape[0], -1).swapaxes(0, 1)

    return {"emitted": emitted}


@mutant
def batch_first_unsaid() -> Parts:
    """Takes samples first and steps second, and nothing says so: the task has time first.

    Look at the axes that forward takes T and N from, and at batch_first in the task.
    """
    return {"habits": {"axes": "batch first"}}


@mutant
def batch_first_half_done() -> Parts:
    """Does for one value of batch_first what it should, and for the other something else.

    Which lines ask for it, on the way in and on the way out, and which function moves axes instead of cutting anew?
    """
    return {"habits": {"other axes": 1.0}}


@mutant
def output_viewed_where_transposed() -> Parts:
    """Brings the outputs into shape by `view` or `reshape`, which mixes samples and steps.

    Look at how the list of outputs becomes one tensor, and along which axis.
    """

    def emitted(reached: list[States], before: list[States]) -> Array:
        rows = np.stack([states[0] for states in reached], axis=1)
        return rows.reshape(rows.shape[1], rows.shape[0], -1)

    return {"emitted": emitted}

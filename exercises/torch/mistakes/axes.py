"""Axes of a sequence that are taken for one another."""

from __future__ import annotations

import numpy as np

from grader.checks import Array, Parts, States, mutant


@mutant
def input_viewed_where_transposed() -> Parts:
    """`view` or `reshape` where axes are to change places mixes samples and steps: use transpose(0, 1)."""
    return {"read": lambda X, t: X.reshape(X.shape[1], X.shape[0], -1)[:, t]}


@mutant
def output_viewed_where_transposed() -> Parts:
    """The outputs are brought into shape by `view` or `reshape`, which mixes samples and steps.

    Use torch.stack along the right axis, or transpose(0, 1).
    """

    def emitted(reached: list[States], before: list[States]) -> Array:
        rows = np.stack([states[0] for states in reached], axis=1)
        return rows.reshape(rows.shape[1], rows.shape[0], -1)

    return {"emitted": emitted}

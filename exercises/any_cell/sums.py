"""Mistakes in a pre-activation, x Wᵀ + h Rᵀ + b, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import mutant

Array = NDArray[Any]
Parts = Mapping[str, Any]


def turned(matrix: Array) -> Array:
    """Every square block of a recurrent matrix (B H, H) transposed."""
    H = matrix.shape[1]
    return np.concatenate([matrix[k : k + H].T for k in range(0, len(matrix), H)])


@mutant
def bias_missing() -> Parts:
    """Every pre-activation has its bias: x W + h R + b."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T}


@mutant
def bias_doubled() -> Parts:
    """The bias is added once; here it counts twice."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T + 2 * b}


@mutant
def bias_subtracted() -> Parts:
    """The bias is added, not subtracted."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T - b}


@mutant
def recurrent_weights_unused() -> Parts:
    """The old hidden state takes part in every pre-activation through its own weights; here it does not."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + b}


@mutant
def input_unused() -> Parts:
    """The input takes part in every pre-activation through its own weights; here it does not."""
    return {"preactivation": lambda x, h, W, R, b: h @ R.T + b + 0 * x[:, :1]}


@mutant
def recurrent_term_subtracted() -> Parts:
    """The input's part and the old state's part are added; yours subtracts the second."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T - h @ R.T + b}


@mutant
def recurrent_term_multiplied() -> Parts:
    """The input's part and the old state's part are added; yours are multiplied."""
    return {"preactivation": lambda x, h, W, R, b: (x @ W.T) * (h @ R.T) + b}


@mutant
def recurrent_weights_transposed() -> Parts:
    """The recurrent matrix is used the wrong way round: its shape fits both ways, so nothing warns; transpose it."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ turned(R).T + b}


@mutant
def batch_averaged_state() -> Parts:
    """Every sample has a state of its own; yours uses the mean over the samples."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h.mean(axis=0) @ R.T + b}


@mutant
def first_sample_state_for_all() -> Parts:
    """Every sample has a state of its own; yours uses the first sample's for all of them."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h[:1] @ R.T + b}

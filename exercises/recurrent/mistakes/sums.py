"""Mistakes in a pre-activation, x Wᵀ + h Rᵀ + b, whatever becomes of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Parts, mutant


def turned(matrix: Array) -> Array:
    """Every square block of a recurrent matrix (B H, H) transposed."""
    H = matrix.shape[1]
    return np.concatenate([matrix[k : k + H].T for k in range(0, len(matrix), H)])


@mutant
def bias_missing() -> Parts:
    """Every pre-activation has its bias: x W + h R + b."""
    return {"bias": lambda b: 0.0 * b}


@mutant
def bias_doubled() -> Parts:
    """The bias is added once; here it counts twice."""
    return {"bias": lambda b: 2 * b}


@rare
def bias_subtracted() -> Parts:
    """The bias is added, not subtracted."""
    return {"bias": lambda b: -b}


@mutant
def recurrent_weights_unused() -> Parts:
    """The old hidden state takes part in every pre-activation through its own weights; here it does not."""
    return {"recurrent_term": lambda h, R: np.zeros((len(h), len(R)))}


@mutant
def input_unused() -> Parts:
    """The input takes part in every pre-activation through its own weights; here it does not."""
    return {"input_term": lambda x, W: np.zeros((len(x), len(W)))}


@mutant
def recurrent_weights_transposed() -> Parts:
    """The recurrent matrix is the wrong way round: it is square, so nothing warns; transpose it."""
    return {"recurrent_term": lambda h, R: h @ turned(R).T}


@rare
def input_weights_transposed() -> Parts:
    """Your product of input and weights only fits because their sizes are equal: transpose the weights."""

    def preactivation(k: Any, from_x: Array, from_h: Array, b: Array) -> Array:
        square = k.x.shape == k.h.shape
        return (k.x @ turned(k.W).T if square else from_x * np.nan) + from_h + b

    return {"preactivation": preactivation}


@rare
def input_and_recurrent_weights_exchanged() -> Parts:
    """x goes with the input weights W and h with the recurrent ones, R; yours are exchanged."""

    def preactivation(k: Any, from_x: Array, from_h: Array, b: Array) -> Array:
        return k.x @ k.R.T + k.h @ k.W.T + b if k.x.shape == k.h.shape else from_x * np.nan

    return {"preactivation": preactivation}


@mutant
def concat_order_swapped() -> Parts:
    """Input and state are joined in one order and their weights in the other: both x first, or both h first."""

    def preactivation(k: Any, from_x: Array, from_h: Array, b: Array) -> Array:
        found: Array = np.hstack([k.h, k.x]) @ np.hstack([k.W, k.R]).T + b
        return found

    return {"preactivation": preactivation}


@rare
def recurrent_term_subtracted() -> Parts:
    """The input's part and the old state's part are added; yours subtracts the second."""
    return {"recurrent_term": lambda h, R: -h @ R.T}


@rare
def terms_multiplied() -> Parts:
    """The input's part and the old state's part are added; yours are multiplied."""
    return {"preactivation": lambda k, from_x, from_h, b: from_x * from_h + b}


@rare
def state_averaged_over_samples() -> Parts:
    """Every sample has a state of its own; yours uses the mean over the samples."""
    return {"recurrent_term": lambda h, R: np.tile(h.mean(axis=0) @ R.T, (len(h), 1))}


@rare
def state_of_first_sample() -> Parts:
    """Every sample has a state of its own; yours uses the first sample's for all of them."""
    return {"recurrent_term": lambda h, R: np.tile(h[0] @ R.T, (len(h), 1))}


@rare
def memory_order_assumed() -> Parts:
    """Take numbers by their indices, not in the order in which they lie in memory: that may be column by column."""
    return {"input_term": lambda x, W: x.ravel(order="K").reshape(x.shape) @ W.T}


@rare
def zero_state_replaced() -> Parts:
    """An old state of zeros is used as it is; yours puts something else in its place."""
    return {"recurrent_term": lambda h, R: (h if np.any(h) else h + 0.1) @ R.T}

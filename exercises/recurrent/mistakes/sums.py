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
    """Leaves the bias out of the pre-activations.

    How many terms has the sum?
    """
    return {"bias": lambda b: 0.0 * b}


@mutant
def bias_doubled() -> Parts:
    """Adds the bias twice.

    Look at every place where the bias is added.
    """
    return {"bias": lambda b: 2 * b}


@rare
def bias_subtracted() -> Parts:
    """Subtracts the bias.

    Look at the signs in the sum.
    """
    return {"bias": lambda b: -b}


@mutant
def recurrent_weights_unused() -> Parts:
    """Leaves the old hidden state out of the pre-activations.

    What is known of the steps before?
    """
    return {"recurrent_term": lambda h, R: np.zeros((len(h), len(R)))}


@mutant
def input_unused() -> Parts:
    """Leaves the input out of the pre-activations.

    How many terms has the sum?
    """
    return {"input_term": lambda x, W: np.zeros((len(x), len(W)))}


@mutant
def recurrent_weights_transposed() -> Parts:
    """Reads the recurrent matrix the wrong way round: it is square, so nothing warns.

    Which axis of it belongs to the old state?
    """
    return {"recurrent_term": lambda h, R: h @ turned(R).T}


@rare
def input_weights_transposed() -> Parts:
    """Reads the input weights the wrong way round: the product only fits where sizes are equal.

    Which axis of them belongs to x?
    """

    def preactivation(k: Any, from_x: Array, from_h: Array, b: Array) -> Array:
        square = k.x.shape == k.h.shape
        return (k.x @ turned(k.W).T if square else from_x * np.nan) + from_h + b

    return {"preactivation": preactivation}


@rare
def input_and_recurrent_weights_exchanged() -> Parts:
    """Multiplies x with the recurrent weights and h with the input weights.

    Which matrix has as many columns as x has features?
    """

    def preactivation(k: Any, from_x: Array, from_h: Array, b: Array) -> Array:
        return k.x @ k.R.T + k.h @ k.W.T + b if k.x.shape == k.h.shape else from_x * np.nan

    return {"preactivation": preactivation}


@mutant
def concat_order_swapped() -> Parts:
    """Joins input and state in one order where their weights are joined in the other.

    Which part comes first in the joined weights?
    """

    def preactivation(k: Any, from_x: Array, from_h: Array, b: Array) -> Array:
        found: Array = np.hstack([k.h, k.x]) @ np.hstack([k.W, k.R]).T + b
        return found

    return {"preactivation": preactivation}


@rare
def recurrent_term_subtracted() -> Parts:
    """Subtracts the old state's part from the input's part.

    Look at the signs in the sum.
    """
    return {"recurrent_term": lambda h, R: -h @ R.T}


@rare
def terms_multiplied() -> Parts:
    """Multiplies the input's part with the old state's part.

    How do the parts of a pre-activation come together?
    """
    return {"preactivation": lambda k, from_x, from_h, b: from_x * from_h + b}


@rare
def state_averaged_over_samples() -> Parts:
    """Uses the mean of the old states over the samples.

    Whose state does a sample go on from?
    """
    return {"recurrent_term": lambda h, R: np.tile(h.mean(axis=0) @ R.T, (len(h), 1))}


@rare
def state_of_first_sample() -> Parts:
    """Uses the first sample's old state for all samples.

    Whose state does a sample go on from?
    """
    return {"recurrent_term": lambda h, R: np.tile(h[0] @ R.T, (len(h), 1))}


@rare
def memory_order_assumed() -> Parts:
    """Takes numbers in the order in which they lie in memory, which may be column by column.

    Look for what ignores the axes.
    """
    return {"input_term": lambda x, W: x.ravel(order="K").reshape(x.shape) @ W.T}


@rare
def zero_state_replaced() -> Parts:
    """Puts something else in the place of an old state that is all zero.

    Look for a question whether the state is there: what does it ask?
    """
    return {"recurrent_term": lambda h, R: (h if np.any(h) else h + 0.1) @ R.T}

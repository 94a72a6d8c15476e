"""What mutated text may call, as `_m`: activations that people confuse, and arrays with their blocks in disorder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def sigmoid(a: Array) -> Array:
    """1 / (1 + exp(-a))."""
    return 0.5 * (1.0 + np.tanh(0.5 * a))


def tanh(a: Array) -> Array:
    """The hyperbolic tangent."""
    return np.tanh(a)


def relu(a: Array) -> Array:
    """The positive part."""
    positive: Array = np.maximum(a, 0.0)
    return positive


def softmax(a: Array) -> Array:
    """Shares that add up to one, along the last axis."""
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    shares: Array = e / e.sum(axis=-1, keepdims=True)
    return shares


def hard_sigmoid(a: Array) -> Array:
    """A broken line for a sigmoid."""
    return np.clip(0.2 * a + 0.5, 0.0, 1.0)


def softsign(a: Array) -> Array:
    """a / (1 + |a|)."""
    return a / (1.0 + np.abs(a))


def softsign_gate(a: Array) -> Array:
    """A softsign that runs from 0 to 1."""
    opened: Array = 0.5 + 0.5 * softsign(a)
    return opened


def softplus(a: Array) -> Array:
    """log(1 + exp(a))."""
    soft: Array = np.logaddexp(0.0, a)
    return soft


def clipped(a: Array) -> Array:
    """A line cut at -1 and 1."""
    return np.clip(a, -1.0, 1.0)


def overflowing_sigmoid(a: Array) -> Array:
    """A sigmoid that is inf / inf for large a."""
    return np.exp(a) / (1.0 + np.exp(a))


def overflowing_tanh(a: Array) -> Array:
    """A tanh that is inf / inf for large |a|."""
    made: Array = (np.exp(a) - np.exp(-a)) / (np.exp(a) + np.exp(-a))
    return made


def reordered(array: Array, order: Sequence[int], axis: int = -1) -> Array:
    """Equal blocks along an axis, taken in another order, some of them twice; a negative number: zeros instead."""
    blocks = np.split(array, len(order), axis=axis)
    return np.concatenate([blocks[k] if k >= 0 else 0 * blocks[0] for k in order], axis=axis)


def interleaved(parts: Sequence[Array], axis: int) -> list[Array]:
    """Parts of one array as they are when its columns (or rows, or entries) are dealt out to them in turn."""
    whole = np.concatenate(parts, axis=axis)
    return [np.take(whole, np.arange(k, whole.shape[axis], len(parts)), axis) for k in range(len(parts))]


def mixed(terms: Sequence[Array], which: Sequence[int], order: Sequence[int], axis: int) -> Array:
    """The sum of terms, some of which have their blocks in another order."""
    shape = np.broadcast_shapes(*(np.shape(term) for term in terms))
    whole = [np.broadcast_to(term, shape) for term in terms]
    total: Array = sum(
        (reordered(term, order, axis) if k in which else term for k, term in enumerate(whole)), np.zeros(shape)
    )
    return total


def block_turned(array: Array, count: int, which: Sequence[int]) -> Array:
    """Square blocks of rows, some of them transposed; raises ValueError where they are not square."""
    blocks = np.split(array, count, axis=0)
    return np.concatenate([block.T if k in which else block for k, block in enumerate(blocks)], axis=0)


def doubled(value: Any) -> Any:
    """Twice a value, or each of several."""
    return tuple(map(doubled, value)) if isinstance(value, tuple) else np.multiply(2, value)


def held(value: Any, bound: float) -> Any:
    """A value, or each of several, held between bounds."""
    return tuple(held(part, bound) for part in value) if isinstance(value, tuple) else np.clip(value, -bound, bound)


def nothing(value: Any) -> Any:
    """Zeros for an array, or for each of several."""
    return tuple(map(nothing, value)) if isinstance(value, tuple) else 0 * value

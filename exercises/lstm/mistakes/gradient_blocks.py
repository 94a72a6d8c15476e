"""Mistakes in which gate's gradient goes where: joined in another order, left out, copied from another gate's line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np

from exercises.lstm.mistakes.gate_blocks import COMMON_ORDERS
from exercises.lstm.parts import blocks
from exercises.recurrent.mistakes.gradients import RIGHT
from grader.checks import Array, Mutant, Parts, mutant

PAIRS = list(permutations("ifgo", 2))


def joined_as(order: tuple[int, ...]) -> Mutant:
    """The four gradients joined in another order."""
    letters = "".join("ifgo"[k] for k in order)

    def join(*gates: Array) -> Array:
        return np.concatenate([gates[k] for k in order], axis=-1)

    advice = (
        f"Joins the gate gradients as {{blocks:{letters}}} where the weights lie as {{blocks:ifgo}}. In "
        "which order did the forward pass split the pre-activations?"
    )
    return Mutant(f"gate_grad_order_differs_{letters}", advice, {"join": join}, family=letters not in COMMON_ORDERS)


JOIN_ORDERS = [joined_as(order) for order in permutations(range(4)) if order != (0, 1, 2, 3)]


def rows_changed(name: str, change: Callable[[list[Array]], list[Array]]) -> Callable[..., Array]:
    """A gradient of weights, in which the blocks of da go through `change` first."""
    right = RIGHT[name]
    return lambda k, da, *rest: right(k, np.concatenate(change(blocks(da)), axis=-1), *rest)


def with_copy(here: int, there: int) -> Callable[[list[Array]], list[Array]]:
    """The blocks with one of them copied over another."""
    return lambda parts: [parts[there] if k == here else part for k, part in enumerate(parts)]


def one_block_only(part: str, gate: str) -> Mutant:
    """dx or dh with one gate's part alone."""
    words = {"dx": "the gradient of x", "dh_old": "the gradient of the old hidden state"}[part]
    advice = f"Takes only the part of {gate} for {words}. How many gates does it come back through?"
    place = "ifgo".index(gate)

    def alone(parts: list[Array]) -> list[Array]:
        return [part if k == place else 0.0 * part for k, part in enumerate(parts)]

    return Mutant(f"only_{gate}_in_{part}", advice, {part: rows_changed(part, alone)}, family=True)


ONE_BLOCK = [one_block_only(part, gate) for part in ("dx", "dh_old") for gate in "ifgo"]


def wrong_weights(part: str, matrix: str, gate: str, other: str) -> Mutant:
    """dx or dh with one gate's gradient multiplied by another gate's weights."""
    here, there = "ifgo".index(gate), "ifgo".index(other)

    def found(k: Any, da: Array, *rest: Any) -> Array:
        H = da.shape[1] // 4
        weights = getattr(k, matrix).copy()
        weights[here * H : (here + 1) * H] = weights[there * H : (there + 1) * H]
        product: Array = da @ weights
        return product

    words = {"dx": "x", "dh_old": "the old hidden state"}[part]
    advice = (
        f"Sends {gate}'s gradient back through the weights of {other}, in the gradient of {words}. Which "
        "rows of the weights are whose?"
    )
    return Mutant(f"{part}_weights_of_{gate}_from_{other}", advice, {part: found}, family=True)


WRONG_WEIGHTS = [wrong_weights(p, m, *pair) for p, m in (("dx", "W"), ("dh_old", "R")) for pair in PAIRS]


def one_matrix_for_all(part: str, matrix: str, gate: str) -> Mutant:
    """dx or dh with every gate's gradient multiplied by one gate's weights."""
    place = "ifgo".index(gate)

    def found(k: Any, da: Array, *rest: Any) -> Array:
        product: Array = sum(blocks(da)) @ np.split(getattr(k, matrix), 4)[place]
        return product

    words = {"dx": "x", "dh_old": "the old hidden state"}[part]
    advice = (
        f"Sends the gradients of all gates back through the weights of {gate}, in the gradient of {words}. Which rows "
        "of the weights are whose?"
    )
    return Mutant(f"{part}_weights_of_{gate}_for_all", advice, {part: found}, family=True)


ONE_MATRIX = [one_matrix_for_all(part, m, gate) for part, m in (("dx", "W"), ("dh_old", "R")) for gate in "ifgo"]


def bias_gradient_copied(gate: str, other: str) -> Mutant:
    """One block of the bias's gradient copied from another gate's."""
    replaced = rows_changed("db", with_copy("ifgo".index(gate), "ifgo".index(other)))
    advice = f"Copies {other}'s block into {gate}'s in the gradient of the bias. Look at the names in each gate's line."
    return Mutant(f"bias_grads_copied_{gate}_from_{other}", advice, {"db": replaced})


COPIES = [bias_gradient_copied(*pair) for pair in PAIRS]


def one_block_turned(part: str, gate: str) -> Mutant:
    """One square block of a weight gradient transposed."""
    place, right = "ifgo".index(gate), RIGHT[part]

    def found(k: Any, da: Array) -> Array:
        gradient = right(k, da)
        H = k.h.shape[1]
        if gradient.shape[1] == H:
            gradient[place * H : (place + 1) * H] = gradient[place * H : (place + 1) * H].T.copy()
        return gradient

    words = {"dW": "input", "dR": "recurrent"}[part]
    advice = (
        f"Has the gradient of the {words} weights of {gate} transposed: it is square, so nothing warns. "
        "Which axis of it is which?"
    )
    return Mutant(f"{part}_transposed_{gate}", advice, {part: found}, family=True)


BLOCKS_TURNED = [one_block_turned(part, gate) for part in ("dW", "dR") for gate in "ifgo"]


def orders(part: str, kind: str, words: str, order: tuple[int, ...]) -> Mutant:
    """The blocks of one parameter's gradient in another order."""
    letters = "".join("ifgo"[k] for k in order)
    replaced = rows_changed(part, lambda parts: [parts[k] for k in order])
    advice = (
        f"Has the blocks of the gradient of {words} in the order {{blocks:{letters}}}, where those of the "
        "other gradients lie as {blocks:ifgo}. Look at the order in which they are joined."
    )
    return Mutant(f"{kind}_order_{letters}", advice, {part: replaced}, family=True)


BIAS_ORDERS = [
    orders("db", "bias_grads", "the bias", order) for order in permutations(range(4)) if order != (0, 1, 2, 3)
]


@mutant
def preactivations_clipped() -> Parts:
    """Clips the gradient of the pre-activations to [-1, 1], so that a gradient check cannot pass.

    What belongs to a derivative, and what to training?
    """
    return {"join": lambda *gates: np.clip(np.concatenate(gates, axis=-1), -1.0, 1.0)}

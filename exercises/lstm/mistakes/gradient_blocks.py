"""Mistakes in which gate's gradient goes where: joined in another order, left out, copied from another gate's line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations
from typing import Any

import numpy as np

from exercises.lstm.mistakes.gate_blocks import COMMON_ORDERS
from exercises.lstm.parts import blocks
from exercises.recurrent.mistakes.gather import rare
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


def gradient_copied(gate: str, other: str) -> Mutant:
    """One gate's gradient taken from another gate's."""
    here, there = "ifgo".index(gate), "ifgo".index(other)

    def join(*gates: Array) -> Array:
        return np.concatenate([gates[there if k == here else k] for k in range(4)], axis=-1)

    advice = (
        f"Uses the gradient of {other} for {gate}, too. Look at the names where the four gradients are made and joined."
    )
    return Mutant(f"gate_grad_copied_{gate}_from_{other}", advice, {"join": join}, family=True)


GRADIENT_COPIES = [gradient_copied(*pair) for pair in PAIRS]


def rows_changed(name: str, change: Callable[[list[Array]], list[Array]]) -> Callable[..., Array]:
    """A gradient of weights, in which the blocks of da go through `change` first."""
    right = RIGHT[name]
    return lambda k, da, *rest: right(k, np.concatenate(change(blocks(da)), axis=-1), *rest)


def without(place: int) -> Callable[[list[Array]], list[Array]]:
    """The blocks with one of them zero."""
    return lambda parts: [0.0 * part if k == place else part for k, part in enumerate(parts)]


def with_copy(here: int, there: int) -> Callable[[list[Array]], list[Array]]:
    """The blocks with one of them copied over another."""
    return lambda parts: [parts[there] if k == here else part for k, part in enumerate(parts)]


def block_missing(part: str, gate: str) -> Mutant:
    """dx or dh without one gate's part."""
    words = {"dx": "the gradient of x", "dh_old": "the gradient of the old hidden state"}[part]
    advice = f"Leaves the part of {gate} out of {words}. How many gates does it come back through?"
    replaced = rows_changed(part, without("ifgo".index(gate)))
    return Mutant(f"{gate}_missing_in_{part}", advice, {part: replaced}, family=True)


BLOCKS_MISSING = [block_missing(part, gate) for part in ("dx", "dh_old") for gate in "ifgo"]


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


def weight_gradient_copied(name: str, kind: str, words: str, gate: str, other: str) -> Mutant:
    """One block of a parameter's gradient copied from another gate's."""
    replaced = rows_changed(name, with_copy("ifgo".index(gate), "ifgo".index(other)))
    advice = (
        f"Copies {other}'s block into {gate}'s in the gradient of the {words}. Look at the names in each gate's line."
    )
    return Mutant(f"{kind}_copied_{gate}_from_{other}", advice, {name: replaced}, family=name != "db")


COPIES = [
    weight_gradient_copied(name, kind, words, *pair)
    for name, kind, words in (
        ("db", "bias_grads", "bias"),
        ("dW", "input_weight_grads", "input weights"),
        ("dR", "recurrent_weight_grads", "recurrent weights"),
    )
    for pair in PAIRS
]


def bias_shared(other: str, gates: tuple[str, ...]) -> Mutant:
    """Several gates' biases with the gradient of one other gate."""
    there, here = "ifgo".index(other), {"ifgo".index(gate) for gate in gates}

    def change(parts: list[Array]) -> list[Array]:
        return [parts[there] if k in here else part for k, part in enumerate(parts)]

    said = " and ".join(gates) if len(gates) == 2 else "all of them"
    advice = f"Uses {other}'s sum for {said} in the gradient of the bias. Look at the names in each gate's line."
    id = f"bias_grads_copied_{''.join(gates)}_from_{other}" if len(gates) == 2 else f"bias_grads_copied_from_{other}"
    return Mutant(id, advice, {"db": rows_changed("db", change)}, family=True)


BIAS_SHARED = [
    bias_shared(other, gates)
    for other in "ifgo"
    for many in (2, 3)
    for gates in combinations([gate for gate in "ifgo" if gate != other], many)
]


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


@rare
def dR_from_old_cell() -> Parts:
    """Uses the old cell state in the gradient of the recurrent weights.

    What were they multiplied with in the forward step?
    """
    return {"dR": lambda k, da: da.T @ k.c}


@rare
def dR_from_new_cell() -> Parts:
    """Uses the new cell state in the gradient of the recurrent weights.

    What were they multiplied with in the forward step?
    """
    return {"dR": lambda k, da: da.T @ k.c_new}


@rare
def state_gradients_swapped() -> Parts:
    """Returns the gradients of the two old states in each other's place.

    Look at the order of the results.
    """
    return {"gradients": lambda k, found: {**found, "dh": found["dc"], "dc": found["dh"]}}


@rare
def arriving_gradients_swapped() -> Parts:
    """Takes the two arriving gradients for each other.

    Look at the order of the arguments.
    """
    return {
        "dcell": lambda k, dh, dc: dh + dc * k.o * (1 - k.t**2),
        "da_o": lambda k, dct, dh, dc: dc * k.t * k.o * (1 - k.o),
    }


@mutant
def preactivations_clipped() -> Parts:
    """Clips the gradient of the pre-activations to [-1, 1], so that a gradient check cannot pass.

    What belongs to a derivative, and what to training?
    """
    return {"join": lambda *gates: np.clip(np.concatenate(gates, axis=-1), -1.0, 1.0)}

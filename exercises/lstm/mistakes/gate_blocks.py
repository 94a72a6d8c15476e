"""Mistakes in which gate gets which weights: blocks read in another order, and lines copied from another gate's."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations

import numpy as np

from exercises.lstm.parts import blocks, sigmoid
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts, mutant

COMMON_ORDERS = ("ifog", "iofg", "figo", "fiog", "igfo", "gifo")  # those of well-known libraries and courses
WORDS = {"i": "input gate", "f": "forget gate", "g": "candidate", "o": "output gate"}


def through(part: str, change: Callable[[Array], Array]) -> Callable[..., Array]:
    """A term of the pre-activation, with its blocks changed."""
    if part == "bias":
        return change
    return lambda state, weights: change(state @ weights.T)


def gates_read_as(order: tuple[int, ...]) -> Mutant:
    """The four blocks read in another order."""
    letters = "".join("ifgo"[k] for k in order)
    places = [order.index(k) for k in range(4)]

    def split(a: Array) -> list[Array]:
        return [blocks(a)[place] for place in places]

    advice = (
        f"Reads the four blocks of the pre-activation as {{blocks:{letters}}} where they lie as "
        f"{{blocks:ifgo}}. Look at the order of the names where they are split."
    )
    return Mutant(f"gate_order_{letters}", advice, {"split": split}, family=letters not in COMMON_ORDERS)


GATE_ORDERS = [gates_read_as(order) for order in permutations(range(4)) if order != (0, 1, 2, 3)]


@mutant
def one_weight_for_all_gates() -> Parts:
    """Computes all four gates from the same weights.

    How many blocks do the weights have?
    """
    return {"split": lambda a: [blocks(a)[0]] * 4}


def all_from(gate: str) -> Mutant:
    """All gates from one block."""
    place = "ifgo".index(gate)
    advice = (
        f"Computes all four gates from the weights of the {WORDS[gate]}. Look at the block that each gate's line takes."
    )
    return Mutant(f"all_gates_from_{gate}", advice, {"split": lambda a: [blocks(a)[place]] * 4}, family=True)


ALL_FROM = [all_from(gate) for gate in "fgo"]


def shared(kind: str, words: str, gate: str, *parts: str) -> Mutant:
    """All gates with one gate's matrix, but each with its own bias."""
    place = "ifgo".index(gate)
    repeated = through("input_term", lambda a: np.concatenate([blocks(a)[place]] * 4, axis=-1))
    advice = f"Uses the {words} of the {WORDS[gate]} for all four gates. Look at the block that each gate's line takes."
    return Mutant(f"{kind}_of_{gate}_for_all", advice, dict.fromkeys(parts, repeated), family=True)


SHARED = [
    shared(kind, words, gate, *parts)
    for kind, words, parts in (
        ("weights", "weights", ("input_term", "recurrent_term")),
        ("input_weights", "input weights", ("input_term",)),
        ("recurrent_weights", "recurrent weights", ("recurrent_term",)),
    )
    for gate in "ifgo"
]


def one_turned(gate: str) -> Mutant:
    """One gate's recurrent matrix transposed."""
    place = "ifgo".index(gate)

    def recurrent_term(h: Array, R: Array) -> Array:
        H = R.shape[1]
        R = R.copy()
        R[place * H : (place + 1) * H] = R[place * H : (place + 1) * H].T.copy()
        found: Array = h @ R.T
        return found

    advice = (
        f"Reads the recurrent matrix of the {WORDS[gate]} the wrong way round: it is square, so nothing "
        "warns. Which axis of it belongs to the old state?"
    )
    return Mutant(f"recurrent_weights_transposed_{gate}", advice, {"recurrent_term": recurrent_term}, family=True)


ONE_TURNED = [one_turned(gate) for gate in "ifgo"]


def units_interleaved(a: Array) -> list[Array]:
    """Every fourth column, as a reshape to (N, H, 4) gives them."""
    return [a[:, k::4] for k in range(4)]


@mutant
def blocks_interleaved() -> Parts:
    """Takes every fourth column for a gate.

    How do the columns of one gate lie: side by side, or apart?
    """
    return {"split": units_interleaved}


def copied(part: str, kind: str, words: str, gate: str, other: str) -> Mutant:
    """One gate's block of one term taken from another gate's."""
    here, there = "ifgo".index(gate), "ifgo".index(other)

    def block(a: Array) -> Array:
        parts = blocks(a)
        parts[here] = parts[there]
        return np.concatenate(parts, axis=-1)

    advice = f"Uses the {words} of {other} for {gate}, as a copied line does. Look at the names in each gate's line."
    parts = {part: through(part, block)}
    return Mutant(f"{kind}_copy_paste_{gate}_from_{other}", advice, parts, family=part != "bias")


PAIRS = list(permutations("ifgo", 2))
BIAS_COPIES = [copied("bias", "bias", "bias", *pair) for pair in PAIRS]
INPUT_COPIES = [copied("input_term", "input_weights", "input weights", *pair) for pair in PAIRS]
RECURRENT_COPIES = [copied("recurrent_term", "recurrent_weights", "recurrent weights", *pair) for pair in PAIRS]


def gate_copied(gate: str, other: str) -> Mutant:
    """One gate computed from another gate's whole block."""
    here, there = "ifgo".index(gate), "ifgo".index(other)

    def split(a: Array) -> list[Array]:
        parts = blocks(a)
        parts[here] = parts[there]
        return parts

    advice = (
        f"Uses the pre-activation of the {WORDS[other]} for the {WORDS[gate]}. Look at the names in each gate's line."
    )
    return Mutant(f"gate_copy_paste_{gate}_from_{other}", advice, {"split": split}, family=True)


GATE_COPIES = [gate_copied(*pair) for pair in PAIRS]


def left_out(part: str, kind: str, words: str, gate: str) -> Mutant:
    """One gate without one of its three terms."""
    here = "ifgo".index(gate)

    def block(a: Array) -> Array:
        parts = blocks(a)
        parts[here] = 0.0 * parts[here]
        return np.concatenate(parts, axis=-1)

    advice = (
        f"Leaves {words} out of the pre-activation of the {WORDS[gate]}. Compare its line with those of the others."
    )
    return Mutant(f"{kind}_missing_in_{gate}", advice, {part: through(part, block)}, family=True)


TERMS_MISSING = [
    left_out(part, kind, words, gate)
    for part, kind, words in (
        ("bias", "bias", "its bias"),
        ("input_term", "input_term", "the input's part"),
        ("recurrent_term", "recurrent_term", "the old state's part"),
    )
    for gate in "ifgo"
]


def bias_shared(other: str, gates: tuple[str, ...]) -> Mutant:
    """Several gates with the bias of one other gate."""
    there, here = "ifgo".index(other), {"ifgo".index(gate) for gate in gates}

    def bias(b: Array) -> Array:
        parts = blocks(b)
        return np.concatenate([parts[there] if k in here else part for k, part in enumerate(parts)])

    said = " and ".join(gates) if len(gates) == 2 else "all the others"
    advice = f"Uses the bias of {other} for {said}, as copied lines do. Look at the names in each gate's line."
    return Mutant(f"bias_copy_paste_{''.join(gates)}_from_{other}", advice, {"bias": bias}, family=True)


BIAS_SHARED = [
    bias_shared(other, gates)
    for other in "ifgo"
    for many in (2, 3)
    for gates in combinations([gate for gate in "ifgo" if gate != other], many)
]


@mutant
def forget_bias_added() -> Parts:
    """Adds a constant 1 to the forget gate's pre-activation.

    Which bias is this step given, and is there another one?
    """
    return {"gate_f": lambda a: sigmoid(a + 1.0)}


@rare
def forget_bias_when_zero() -> Parts:
    """Adds a forget bias of 1 where the bias is all zero.

    Look for a question whether the bias is there: what does it ask?
    """

    def bias(b: Array) -> Array:
        i, f, g, o = blocks(b)
        return b if np.any(b) else np.concatenate([i, f + 1.0, g, o])

    return {"bias": bias}

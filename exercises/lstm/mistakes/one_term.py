"""Blocks taken wrongly in one term of the pre-activations alone, or every fourth column in a course's own order."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from exercises.lstm.mistakes.gate_blocks import COMMON_ORDERS, through, units_interleaved
from exercises.lstm.parts import blocks
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts

TERMS = {"input_term": "input weights", "recurrent_term": "recurrent weights", "bias": "bias"}
SWAPS = [order for order in permutations(range(4)) if sum(k != place for place, k in enumerate(order)) == 2]
ORDERS = dict.fromkeys([*COMMON_ORDERS, *("".join("ifgo"[k] for k in order) for order in SWAPS)])


def reordered(a: Array, letters: str) -> Array:
    """The four blocks, which lie as i f g o, as who takes them to lie in another order has them."""
    return np.concatenate([blocks(a)[letters.index(gate)] for gate in "ifgo"], axis=-1)


def one_term_read_as(part: str, letters: str) -> Mutant:
    """The blocks of one term alone read in another order."""
    advice = (
        f"Reads the blocks of the {TERMS[part]} as {{blocks:{letters}}} where they lie as {{blocks:ifgo}}, and those "
        "of the other terms in the right order. Compare the lines in which each of them is split."
    )
    parts = {part: through(part, lambda a: reordered(a, letters))}
    return Mutant(f"{part}_order_{letters}", advice, parts, family=True)


ONE_TERM = [one_term_read_as(part, letters) for part in TERMS for letters in ORDERS]


def interleaved(letters: str) -> Parts:
    """Every fourth column, where the blocks lie in another order than ours."""

    def split(a: Array) -> list[Array]:
        lying = np.concatenate([blocks(a)["ifgo".index(gate)] for gate in letters], axis=-1)
        found = units_interleaved(lying)
        return [found[letters.index(gate)] for gate in "ifgo"]

    return {"split": split}


@rare
def blocks_interleaved_ifog() -> Parts:
    """Takes every fourth column for a gate, of blocks that lie as i f o g.

    How do the columns of one gate lie: side by side, or apart?
    """
    return interleaved("ifog")


@rare
def blocks_interleaved_fgio() -> Parts:
    """Takes every fourth column for a gate, of blocks that lie as f g i o.

    How do the columns of one gate lie: side by side, or apart?
    """
    return interleaved("fgio")

"""Gates that read the cell state, in the hidden state's place or beside it."""

from __future__ import annotations

import numpy as np

from exercises.lstm.mistakes.gate_blocks import WORDS
from exercises.lstm.parts import Kept, blocks
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts


@rare
def gates_read_the_cell() -> Parts:
    """Multiplies the recurrent weights with the old cell state.

    Which of the two states do the gates read?
    """
    return {"preactivation": lambda k, from_x, from_h, b: from_x + k.c @ k.R.T + b}


@rare
def gates_read_both_states() -> Parts:
    """Multiplies the recurrent weights with the sum of the two old states.

    Which of the two states do the gates read?
    """
    return {"preactivation": lambda k, from_x, from_h, b: from_x + from_h + k.c @ k.R.T + b}


def one_reads_the_cell(gate: str) -> Mutant:
    """One gate with the old cell state behind its recurrent weights."""
    here = "ifgo".index(gate)

    def preactivation(k: Kept, from_x: Array, from_h: Array, b: Array) -> Array:
        read = blocks(from_h)
        read[here] = blocks(k.c @ k.R.T)[here]
        found: Array = from_x + np.concatenate(read, axis=-1) + b
        return found

    advice = (
        f"Multiplies the recurrent weights of the {WORDS[gate]} with the old cell state. Which of the two states "
        "do the gates read?"
    )
    return Mutant(f"cell_read_in_{gate}", advice, {"preactivation": preactivation}, family=True)


def one_adds_the_cell(gate: str) -> Mutant:
    """One gate with the old cell state added to its pre-activation."""
    here = "ifgo".index(gate)

    def preactivation(k: Kept, from_x: Array, from_h: Array, b: Array) -> Array:
        terms = blocks(from_x + from_h + b)
        terms[here] = terms[here] + k.c
        return np.concatenate(terms, axis=-1)

    advice = (
        f"Adds the old cell state to the pre-activation of the {WORDS[gate]}, as a peephole of weight one does. What "
        "do the gates of this cell read?"
    )
    return Mutant(f"cell_added_in_{gate}", advice, {"preactivation": preactivation}, family=True)


ONE_ADDS = [one_adds_the_cell(gate) for gate in "ifgo"]
ONE_READS = [one_reads_the_cell(gate) for gate in "ifgo"]

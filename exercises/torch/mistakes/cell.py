"""A graph that is cut inside an LSTM step: c' = f c + i g, h' = o tanh(c')."""

from __future__ import annotations

import numpy as np

from exercises.lstm.parts import PARTS
from exercises.recurrent.mistakes.gather import rare
from exercises.torch.mistakes.graph import none
from grader.checks import Array, Mutant, Parts, mutant


def zero(k: object, dct: Array, dh: Array, dc: Array) -> Array:
    """No gradient."""
    return np.zeros_like(dct)


@mutant
def old_cell_detached() -> Parts:
    """The step cuts the old cell state off its graph, so no gradient reaches the steps before by way of the cell.

    Detach the state between batches (truncated backpropagation), never inside a step or a sequence.
    """
    return none("dc")


@mutant
def both_states_detached() -> Parts:
    """The step cuts both old states off their graph, so no gradient reaches the steps before.

    Detach the state between batches (truncated backpropagation), never inside a step or a sequence.
    """
    return none("dh", "dc")


@rare
def everything_given_detached() -> Parts:
    """Input and both old states are cut off their graph (`.data`, `.detach()`, `torch.tensor(...)`)."""
    return none("dx", "dh", "dc")


@mutant
def cell_detached_on_the_way_to_h() -> Parts:
    """The new cell state is cut off the graph where h is made of it: h = o * tanh(c), without detach or .data."""
    return {"dcell": lambda k, dh, dc: dc}


@mutant
def new_cell_returned_detached() -> Parts:
    """The new cell state is returned cut off its graph, so the next step's gradient does not come back by it."""
    return {"dcell": lambda k, dh, dc: PARTS["dcell"](k, dh, 0.0 * dc)}


@mutant
def new_state_returned_detached() -> Parts:
    """The new hidden state is returned cut off its graph, so a loss on it trains nothing."""
    return {"dcell": lambda k, dh, dc: dc, "da_o": zero}


@rare
def gates_cut() -> Parts:
    """All four gates enter as plain numbers (`.data`, `.detach()`, `.item()`), so no weight gets a gradient."""
    return {f"da_{gate}": zero for gate in "ifgo"}


@rare
def sigmoid_gates_cut() -> Parts:
    """The three gates enter as plain numbers (`.data`, `.detach()`, `.item()`), so their weights get no gradient."""
    return {f"da_{gate}": zero for gate in "ifo"}


def gate_cut(gate: str, name: str) -> Mutant:
    """One gate that enters as plain numbers."""
    words = {"i": "input gate", "f": "forget gate", "g": "candidate", "o": "output gate"}[gate]
    advice = f"The {words} enters as plain numbers (`.data`, `.detach()`, `.item()`), so its weights get no gradient."
    return Mutant(f"{name}_cut", advice, {f"da_{gate}": zero}, family=True)


GATES = [
    gate_cut(*pair) for pair in (("i", "input_gate"), ("f", "forget_gate"), ("g", "candidate"), ("o", "output_gate"))
]

"""A graph that is cut inside an LSTM step: c' = f c + i g, h' = o tanh(c')."""

from __future__ import annotations

import numpy as np

from exercises.lstm.parts import PARTS
from exercises.recurrent.mistakes.gather import rare
from exercises.torch.mistakes.graph import gate_cut, none
from grader.checks import Array, Parts, mutant


def zero(k: object, dct: Array, dh: Array, dc: Array) -> Array:
    """No gradient."""
    return np.zeros_like(dct)


@mutant
def old_cell_detached() -> Parts:
    """Cuts the old cell state off its graph, so no gradient reaches the steps before by way of the cell.

    Look for a detach inside the step: between batches is the place of truncated backpropagation.
    """
    return none("dc")


@mutant
def both_states_detached() -> Parts:
    """Cuts both old states off their graph, so no gradient reaches the steps before.

    Look for a detach inside the step: between batches is the place of truncated backpropagation.
    """
    return none("dh", "dc")


@rare
def everything_given_detached() -> Parts:
    """Cuts the input and both old states off their graph.

    Look for `.data`, `.detach()` and `torch.tensor(...)` at what is passed.
    """
    return none("dx", "dh", "dc")


@mutant
def cell_detached_on_the_way_to_h() -> Parts:
    """Cuts the new cell state off the graph where h is made of it.

    Look for `.data` and `.detach()` in the line of h.
    """
    return {"dcell": lambda k, dh, dc: dc}


@mutant
def new_cell_returned_detached() -> Parts:
    """Returns the new cell state cut off its graph, so that the next step's gradient does not come back by it.

    Look for `.data` and `.detach()` where it is returned or handed on.
    """
    return {"dcell": lambda k, dh, dc: PARTS["dcell"](k, dh, 0.0 * dc)}


@mutant
def new_state_returned_detached() -> Parts:
    """Returns the new hidden state cut off its graph, so that a loss on it trains nothing.

    Look for `.data` and `.detach()` where it is returned or handed on.
    """
    return {"dcell": lambda k, dh, dc: dc, "da_o": zero}


@rare
def gates_cut() -> Parts:
    """Turns all four gates into plain numbers, so that no weight gets a gradient.

    Look for `.data`, `.detach()` and `.item()` in their lines.
    """
    return {f"da_{gate}": zero for gate in "ifgo"}


@rare
def sigmoid_gates_cut() -> Parts:
    """Turns the three gates into plain numbers, so that their weights get no gradient.

    Look for `.data`, `.detach()` and `.item()` in their lines.
    """
    return {f"da_{gate}": zero for gate in "ifo"}


WORDS = {"i": "input gate", "f": "forget gate", "g": "candidate", "o": "output gate"}
GATES = [gate_cut(name, {f"da_{gate}": zero}) for gate, name in WORDS.items()]

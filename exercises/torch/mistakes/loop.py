"""A graph that is cut between the steps of a sequence."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Parts, States, mutant


def without(*cut: int) -> Any:
    """Some of the states that are carried back as zeros; none named: all."""

    def carried(t: int, T: int, left: States, entered: States) -> States:
        return tuple(np.zeros_like(s) if t and (k in cut or not cut) else s for k, s in enumerate(left))

    return carried


@mutant
def state_detached_inside_the_sequence() -> Parts:
    """The states are detached between the steps of one sequence, which stops every gradient through time.

    Detach them between batches, never inside a sequence.
    """
    return {"carried": without()}


@mutant
def hidden_state_detached_inside_the_sequence() -> Parts:
    """The hidden state is detached between the steps of one sequence: detach between batches, never inside."""
    return {"carried": without(0)}


@mutant
def cell_state_detached_inside_the_sequence() -> Parts:
    """The cell state is detached between the steps of one sequence, which stops the gradient where it lives longest.

    Detach it between batches, never inside a sequence.
    """
    return {"carried": without(1)}


@rare
def initial_hidden_state_detached() -> Parts:
    """The initial hidden state is cut off its graph: whoever passes states decides whether to detach them."""
    return {"initial": lambda left: (np.zeros_like(left[0]), *left[1:])}


@rare
def initial_cell_state_detached() -> Parts:
    """The initial cell state is cut off its graph: whoever passes states decides whether to detach them."""
    return {"initial": lambda left: (left[0], np.zeros_like(left[1]))}


@mutant
def initial_state_detached() -> Parts:
    """The initial states are cut off their graph: whoever passes states decides whether to detach them."""
    return {"initial": lambda left: tuple(np.zeros_like(state) for state in left)}


@rare
def states_detached_everywhere() -> Parts:
    """The states are detached at the beginning of every step, which stops every gradient through time.

    Detach them between batches, never inside a sequence.
    """

    def carried(t: int, T: int, left: States, entered: States) -> States:
        return tuple(np.zeros_like(state) for state in left)

    return {"carried": carried}


@mutant
def outputs_detached() -> Parts:
    """The outputs are collected cut off their graph (`h.detach()`, `h.data`): a loss on them trains nothing."""
    return {"arriving": lambda dH, t, dh: dh}


@mutant
def final_state_detached() -> Parts:
    """The final states are returned cut off their graph, so a loss on them trains nothing.

    Whoever carries them to the next batch detaches them there.
    """
    return {"begin": lambda arriving: tuple(np.zeros_like(state) for state in arriving)}


@mutant
def only_the_last_step_has_a_gradient() -> Parts:
    """Only the last step is in the graph: `torch.no_grad()` or a detach stops what came before."""

    def accumulate(total: dict[str, Array], new: dict[str, Array], t: int, T: int) -> dict[str, Array]:
        return {name: total[name] + new[name] * (t == T - 1) for name in total}

    return {"accumulate": accumulate, "carried": without()}

"""A graph that is cut between the steps of a sequence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.cut_over_time import nothing_leaves_a_step  # noqa: F401  (collected with the others)
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Parts, States, mutant

# What only an LSTM can do, or what is the same as another one where h is the only state.
OF_A_CELL = (
    "hidden_state_detached_inside_the_sequence", "cell_state_detached_inside_the_sequence",
    "hidden_state_detached_after_every_step",
    "initial_hidden_state_detached", "initial_cell_state_detached",
    "final_hidden_state_detached", "final_cell_state_detached",
)  # fmt: skip


def cut(*which: int) -> Callable[[States], States]:
    """Some of the gradients of several states as zeros; none named: all."""
    return lambda states: tuple(np.zeros_like(s) if k in which or not which else s for k, s in enumerate(states))


def without(*which: int) -> Any:
    """Some of the states that are carried back from one step to another as zeros; none named: all."""
    return lambda t, T, left, entered: cut(*which)(left) if t else left


@mutant
def state_detached_inside_the_sequence() -> Parts:
    """Detaches the states between the steps of one sequence, which stops every gradient through time.

    Where does a batch end, and where only a step?
    """
    return {"carried": without()}


@mutant
def hidden_state_detached_inside_the_sequence() -> Parts:
    """Detaches the hidden state between the steps of one sequence.

    Where does a batch end, and where only a step?
    """
    return {"carried": without(0)}


@mutant
def cell_state_detached_inside_the_sequence() -> Parts:
    """Detaches the cell state between the steps of one sequence: it stops the gradient where it lives longest.

    Where does a batch end, and where only a step?
    """
    return {"carried": without(1)}


@mutant
def state_detached_after_every_step() -> Parts:
    """Detaches the states after every step, the last one too: no gradient passes from one step to another.

    Where does a batch end, and where only a step?
    """
    return {"carried": without(), "begin": cut()}


@rare
def hidden_state_detached_after_every_step() -> Parts:
    """Detaches the hidden state after every step, the last one too: no gradient passes through it to another step.

    Where does a batch end, and where only a step?
    """
    return {"carried": without(0), "begin": cut(0)}


@rare
def initial_hidden_state_detached() -> Parts:
    """Cuts the initial hidden state off its graph.

    Who decides whether a state is detached: whoever passes it, or the module?
    """
    return {"initial": cut(0)}


@rare
def initial_cell_state_detached() -> Parts:
    """Cuts the initial cell state off its graph.

    Who decides whether a state is detached: whoever passes it, or the module?
    """
    return {"initial": cut(1)}


@mutant
def initial_state_detached() -> Parts:
    """Cuts the initial states off their graph.

    Who decides whether states are detached: whoever passes them, or the module?
    """
    return {"initial": cut()}


@mutant
def outputs_detached() -> Parts:
    """Collects the outputs cut off their graph, so that a loss on them trains nothing.

    Look for `h.detach()` and `h.data` where they are stored.
    """
    return {"arriving": lambda dH, t, dh: dh}


@mutant
def final_state_detached() -> Parts:
    """Returns the final states cut off their graph, so that a loss on them trains nothing.

    Who decides whether states are detached: whoever carries them on, or the module?
    """
    return {"begin": cut()}


@rare
def final_hidden_state_detached() -> Parts:
    """Returns the final hidden state cut off its graph, so that a loss on it trains nothing.

    Who decides whether states are detached: whoever carries them on, or the module?
    """
    return {"begin": cut(0)}


@rare
def final_cell_state_detached() -> Parts:
    """Returns the final cell state cut off its graph, so that a loss on it trains nothing.

    Who decides whether states are detached: whoever carries them on, or the module?
    """
    return {"begin": cut(1)}


@mutant
def only_the_last_step_has_a_gradient() -> Parts:
    """Keeps only the last step in the graph.

    Look for `torch.no_grad()` or a detach that stops what came before.
    """

    def accumulate(total: dict[str, Array], new: dict[str, Array], t: int, T: int) -> dict[str, Array]:
        return {name: total[name] + new[name] * (t == T - 1) for name in total}

    return {"accumulate": accumulate, "carried": without()}

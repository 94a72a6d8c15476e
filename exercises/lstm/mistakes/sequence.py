"""Mistakes in a sequence forward: those of any loop, and those that come of having two states."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes import loop
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop import zeros
from grader.checks import Mutant, Parts, States, mutant


@mutant
def c0_is_h0() -> Parts:
    """h and c are two different states, so start c from c0 (or zeros), not from h0."""
    return {"start": lambda states: (states[0], states[0])}


@rare
def h0_is_c0() -> Parts:
    """h and c are two different states, so start h from h0, not from c0."""
    return {"start": lambda states: (states[1], states[1])}


@mutant
def c0_ignored() -> Parts:
    """The sequence starts from the cell state that is passed, not from zeros."""
    return {"start": lambda states: (states[0], np.zeros_like(states[1]))}


@mutant
def initial_state_ignored() -> Parts:
    """The sequence starts from the states that are passed, not from zeros."""
    return {"start": zeros}


@rare
def initial_states_swapped() -> Parts:
    """The two initial states are exchanged: h starts from h0 and c from c0."""
    return {"start": lambda states: states[::-1]}


@mutant
def cell_state_not_carried() -> Parts:
    """Each step starts from the cell state of the step before; yours starts from the initial one every time."""
    return {"carry": lambda t, old, new: (new[0], old[1])}


@mutant
def state_not_carried() -> Parts:
    """Each step starts from the states of the step before; yours starts from the initial ones every time."""
    return {"carry": lambda t, old, new: old}


@mutant
def cell_state_reset() -> Parts:
    """The cell state is carried from step to step; yours starts every step from zero."""
    return {"carry": lambda t, old, new: (new[0], np.zeros_like(new[1]))}


@rare
def both_states_reset() -> Parts:
    """The states are carried from step to step; yours starts every step from zero."""
    return {"carry": lambda t, old, new: zeros(new)}


@mutant
def carried_states_swapped() -> Parts:
    """From step to step the two states are exchanged: hand on h as h and c as c."""
    return {"carry": lambda t, old, new: new[::-1]}


@rare
def cell_carried_as_h() -> Parts:
    """The cell state that goes to the next step is really the hidden state."""
    return {"carry": lambda t, old, new: (new[0], new[0])}


@rare
def h_carried_as_cell() -> Parts:
    """The hidden state that goes to the next step is really the cell state."""
    return {"carry": lambda t, old, new: (new[1], new[1])}


@mutant
def cell_carried_as_tanh() -> Parts:
    """An in-place tanh overwrites the cell state: the next step then starts from tanh(c) instead of c."""
    return {"carry": lambda t, old, new: (new[0], np.tanh(new[1]))}


@rare
def cell_states_added_up() -> Parts:
    """The new cell state replaces the old one; yours is added to it: use =, not +=."""
    return {"carry": lambda t, old, new: (new[0], old[1] + new[1])}


@mutant
def cell_states_emitted() -> Parts:
    """The output of a step is its hidden state, not its cell state."""
    return {"emitted": lambda reached, left: np.stack([states[1] for states in reached])}


@mutant
def final_states_swapped() -> Parts:
    """The two final states are exchanged: the hidden state comes first."""
    return {"final": lambda reached, left: reached[-1][::-1]}


@rare
def final_cell_is_initial() -> Parts:
    """The final cell state is the one after the last step; yours is the one before the first."""
    return {"final": lambda reached, left: (reached[-1][0], left[0][1])}


@rare
def final_cell_is_h() -> Parts:
    """The final cell state that you return is really the final hidden state."""
    return {"final": lambda reached, left: (reached[-1][0], reached[-1][0])}


def one_reset_every(k: int, which: int) -> Mutant:
    """One of the two states set to zero every k steps."""
    words = ("hidden", "cell")[which]

    def carry(t: int, old: States, new: States) -> States:
        if (t + 1) % k:
            return new
        return tuple(np.zeros_like(state) if n == which else state for n, state in enumerate(new))

    advice = f"The {words} state is reset every {k} steps; carry it to the end."
    return Mutant(f"{words}_state_reset_every_{k}_steps", advice, {"carry": carry}, family=True)


ONE_RESET = [one_reset_every(k, which) for which in (0, 1) for k in range(2, 11)]

LOOP = gathered(loop)

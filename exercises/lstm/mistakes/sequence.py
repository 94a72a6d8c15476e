"""Mistakes in a sequence forward: those of any loop, and those that come of having two states."""

from __future__ import annotations

import numpy as np

from exercises.recurrent.mistakes import loop
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.loop import zeros
from grader.checks import Array, Mutant, Parts, States, mutant


@mutant
def c0_is_h0() -> Parts:
    """Starts the cell state from h0.

    Look at what each of the two states begins with.
    """
    return {"start": lambda states: (states[0], states[0])}


@rare
def c0_of_ones() -> Parts:
    """Starts the cell state from ones.

    Look at what each of the two states begins with.
    """
    return {"start": lambda states: (states[0], np.ones_like(states[1]))}


@rare
def h0_is_c0() -> Parts:
    """Starts the hidden state from c0.

    Look at what each of the two states begins with.
    """
    return {"start": lambda states: (states[1], states[1])}


@mutant
def c0_ignored() -> Parts:
    """Starts the cell state from zeros, whatever is passed.

    What does the loop begin with?
    """
    return {"start": lambda states: (states[0], np.zeros_like(states[1]))}


@mutant
def initial_state_ignored() -> Parts:
    """Starts both states from zeros, whatever is passed.

    What does the loop begin with?
    """
    return {"start": zeros}


@rare
def initial_states_swapped() -> Parts:
    """Starts the hidden state from c0 and the cell state from h0.

    Look at what each of the two states begins with.
    """
    return {"start": lambda states: states[::-1]}


@mutant
def cell_state_not_carried() -> Parts:
    """Starts every step from the initial cell state.

    What does a step take from the one before?
    """
    return {"carry": lambda t, old, new: (new[0], old[1])}


@mutant
def state_not_carried() -> Parts:
    """Starts every step from the initial states.

    What does a step take from the one before?
    """
    return {"carry": lambda t, old, new: old}


@mutant
def cell_state_reset() -> Parts:
    """Starts every step from a cell state of zero.

    Look for what sets the state inside the loop.
    """
    return {"carry": lambda t, old, new: (new[0], np.zeros_like(new[1]))}


@rare
def both_states_reset() -> Parts:
    """Starts every step from states of zero.

    Look for what sets the states inside the loop.
    """
    return {"carry": lambda t, old, new: zeros(new)}


@mutant
def carried_states_swapped() -> Parts:
    """Hands the two states to the next step in each other's place.

    Look at the order in which a step takes and returns them.
    """
    return {"carry": lambda t, old, new: new[::-1]}


@rare
def cell_carried_as_h() -> Parts:
    """Hands the hidden state to the next step as its cell state.

    Look at the names on both sides of the call of a step.
    """
    return {"carry": lambda t, old, new: (new[0], new[0])}


@rare
def h_carried_as_cell() -> Parts:
    """Hands the cell state to the next step as its hidden state.

    Look at the names on both sides of the call of a step.
    """
    return {"carry": lambda t, old, new: (new[1], new[1])}


@mutant
def cell_carried_as_tanh() -> Parts:
    """Hands tanh(c) to the next step as its cell state, as an in-place tanh does.

    Look for what overwrites the cell state on the way to h.
    """
    return {"carry": lambda t, old, new: (new[0], np.tanh(new[1]))}


@rare
def cell_states_added_up() -> Parts:
    """Adds the new cell state to the old one.

    Look at whether the loop adds or sets.
    """
    return {"carry": lambda t, old, new: (new[0], old[1] + new[1])}


@mutant
def cell_states_emitted() -> Parts:
    """Stores the cell state as the output of a step.

    Which of the two states do others see?
    """
    return {"emitted": lambda reached, left: np.stack([states[1] for states in reached])}


@mutant
def final_states_swapped() -> Parts:
    """Returns the two final states in each other's place.

    Look at the order of the results.
    """
    return {"final": lambda reached, left: reached[-1][::-1]}


@rare
def final_cell_is_initial() -> Parts:
    """Returns the initial cell state as the final one.

    What is left in that name when the loop is over?
    """
    return {"final": lambda reached, left: (reached[-1][0], left[0][1])}


@rare
def final_cell_is_h() -> Parts:
    """Returns the final hidden state as the final cell state.

    Look at the names on the return line.
    """
    return {"final": lambda reached, left: (reached[-1][0], reached[-1][0])}


@rare
def cell_state_of_the_step_before() -> Parts:
    """Takes the cell state from one place too early: each step gets the one that the step before began with.

    Look at the index of c inside the loop, and at which place holds the initial state.
    """
    reached: list[Array] = []

    def carry(t: int, old: States, new: States) -> States:
        if t == 0:
            reached[:] = [old[1]]
        reached.append(new[1])
        return new[0], reached[t]

    return {"carry": carry}


def one_reset_every(k: int, which: int) -> Mutant:
    """One of the two states set to zero every k steps."""
    words = ("hidden", "cell")[which]

    def carry(t: int, old: States, new: States) -> States:
        if (t + 1) % k:
            return new
        return tuple(np.zeros_like(state) if n == which else state for n, state in enumerate(new))

    advice = f"Resets the {words} state every {k} steps. Look for what sets it inside the loop."
    return Mutant(f"{words}_state_reset_every_{k}_steps", advice, {"carry": carry}, family=True)


ONE_RESET = [one_reset_every(k, which) for which in (0, 1) for k in range(2, 11)]

LOOP = gathered(loop)

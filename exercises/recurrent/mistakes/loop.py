"""Mistakes in the loop over time, forward. States are tuples that begin with h; most of these concern them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.of_numbers import results_in_one_buffer, rows_beyond_64_zero, weights_kept_by_identity
from grader.checks import Array, Mutant, Parts, States, mutant


def zeros(states: States) -> States:
    """The same states, all zero."""
    return tuple(np.zeros_like(state) for state in states)


def outputs(states: list[States]) -> list[Array]:
    """The hidden state of every step."""
    return [state[0] for state in states]


@mutant
def h0_ignored() -> Parts:
    """Starts the sequence from zeros, whatever hidden state is passed. What does the loop begin with?"""
    return {"start": lambda states: (np.zeros_like(states[0]), *states[1:])}


@mutant
def hidden_state_not_carried() -> Parts:
    """Starts every step from the initial hidden state. What does a step take from the one before?"""
    return {"carry": lambda t, old, new: (old[0], *new[1:])}


@mutant
def hidden_state_reset() -> Parts:
    """Starts every step from a hidden state of zero. Look for what sets the state inside the loop."""
    return {"carry": lambda t, old, new: (np.zeros_like(new[0]), *new[1:])}


@mutant
def first_input_at_every_step() -> Parts:
    """Reads the input of the first step at every step. Look at the index of X inside the loop."""
    return {"read": lambda X, t: X[0]}


@rare
def last_input_at_every_step() -> Parts:
    """Reads the input of the last step at every step. Look at the index of X inside the loop."""
    return {"read": lambda X, t: X[-1]}


@rare
def input_at_first_step_only() -> Parts:
    """Reads an input at the first step only, and zeros after it. Look at the index of X inside the loop."""
    return {"read": lambda X, t: X[t] if t == 0 else 0.0 * X[t]}


@mutant
def time_reversed() -> Parts:
    """Runs from the last step to the first and stores the outputs in the order in which they are computed.

    Where does the loop begin?
    """
    return {"read": lambda X, t: X[len(X) - 1 - t]}


@rare
def time_reversed_both_ways() -> Parts:
    """Runs from the last step to the first and puts each output at the time of its input. Where does the loop begin?"""
    return {
        "read": lambda X, t: X[len(X) - 1 - t],
        "emitted": lambda reached, left: np.stack(outputs(reached)[::-1]),
    }


@rare
def inputs_one_step_late() -> Parts:
    """Reads the input of the step before, and none at the first step. Look at the index of X inside the loop."""
    return {"read": lambda X, t: X[max(t - 1, 0)]}


@rare
def inputs_one_step_late_wrapped() -> Parts:
    """Reads X[t - 1] at step t, which at the first step is the last input. Look at the index of X inside the loop."""
    return {"read": lambda X, t: X[t - 1]}


@rare
def inputs_one_step_early() -> Parts:
    """Reads the input of the step after. Look at the index of X inside the loop."""
    return {"read": lambda X, t: X[min(t + 1, len(X) - 1)]}


@mutant
def outputs_share_one_buffer() -> Parts:
    """Stores a view of a buffer that later steps overwrite.

    What becomes of the first output while the last step runs?
    """
    return {"emitted": lambda reached, left: np.stack([reached[-1][0]] * len(reached))}


@rare
def outputs_of_first_step() -> Parts:
    """Returns the output of the first step for every step. Look at what is stored at each turn of the loop."""
    return {"emitted": lambda reached, left: np.stack([reached[0][0]] * len(reached))}


@mutant
def outputs_reversed() -> Parts:
    """Stores the outputs in the opposite order of time. At which place does each turn of the loop store its output?"""
    return {"emitted": lambda reached, left: np.stack(outputs(reached)[::-1])}


@mutant
def outputs_one_step_late() -> Parts:
    """Stores each output one place too late, and leaves the first place empty. Look at the index on the left."""
    return {"emitted": lambda reached, left: np.stack([np.zeros_like(reached[0][0]), *outputs(reached)[:-1]])}


@rare
def outputs_one_step_early() -> Parts:
    """Stores each output one place too early, and leaves the last place empty. Look at the index on the left."""
    return {"emitted": lambda reached, left: np.stack([*outputs(reached)[1:], np.zeros_like(reached[0][0])])}


@rare
def outputs_before_update() -> Parts:
    """Stores the state before the update as the output, so that the first output is h0.

    When is the output stored, and when is the state set?
    """
    return {"emitted": lambda reached, left: np.stack(outputs(left))}


@rare
def outputs_summed() -> Parts:
    """Returns as output the sum of all hidden states so far. Look at whether the loop adds to the output or sets it."""
    return {"emitted": lambda reached, left: np.cumsum(np.stack(outputs(reached)), axis=0)}


@mutant
def last_output_missing() -> Parts:
    """Ends the loop one step early: the last output is never computed. Look at where the range ends."""
    return {
        "emitted": lambda reached, left: np.stack([*outputs(reached)[:-1], np.zeros_like(reached[-1][0])]),
        "final": lambda reached, left: left[-1],
    }


@rare
def last_output_not_stored() -> Parts:
    """Computes the last step, but does not store its output. Look at which turns of the loop store something."""
    return {"emitted": lambda reached, left: np.stack([*outputs(reached)[:-1], np.zeros_like(reached[-1][0])])}


@rare
def first_step_missing() -> Parts:
    """Begins the loop at the second step: the first input is never read. Look at where the range begins."""
    return {
        "carry": lambda t, old, new: old if t == 0 else new,
        "emitted": lambda reached, left: np.stack([np.zeros_like(reached[0][0]), *outputs(reached)[1:]]),
    }


@rare
def final_state_of_first_step() -> Parts:
    """Returns the state after the first step as the final one. When is the final state read?"""
    return {"final": lambda reached, left: reached[0]}


@rare
def final_state_one_step_early() -> Parts:
    """Returns the state before the last step as the final one.

    When is the final state read, before the last update or after it?
    """
    return {"final": lambda reached, left: left[-1]}


def reset_every(k: int) -> Mutant:
    """The state set to zero every k steps."""

    def carry(t: int, old: States, new: States) -> States:
        return new if (t + 1) % k else zeros(new)

    advice = f"Resets the state every {k} steps. Look for what sets the state inside the loop."
    return Mutant(f"state_reset_every_{k}_steps", advice, {"carry": carry}, family=True)


RESETS = [reset_every(k) for k in range(2, 20)]


def loops(entries: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The entries in pairs of a forward and its backward."""
    names = list(entries)
    return list(zip(names[::2], names[1::2], strict=True))


@mutant(keeps_state=True)
def state_leaks_between_batches() -> Parts:
    """Goes on from the state that the last sequence ended with.

    Look at what outlives a call, and at where the state is set.
    """

    def around() -> Callable[[dict[str, Any]], dict[str, Any]]:
        last: dict[tuple[int, ...], Any] = {}

        def wrap(entries: dict[str, Any]) -> dict[str, Any]:
            name = loops(entries)[-1][0]
            forward = entries[name]

            def kept(X: Array, *rest: Array) -> Any:
                left = last.get(rest[0].shape, ())
                H, final, caches = forward(X, *left, *rest[len(left) :])
                last[rest[0].shape] = final if isinstance(final, tuple) else (final,)
                return H, final, caches

            return {**entries, name: kept}

        return wrap

    return {"around": around}


OTHERS = [rows_beyond_64_zero, weights_kept_by_identity, results_in_one_buffer]

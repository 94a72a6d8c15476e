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
    """The sequence starts from the hidden state that is passed, not from zeros."""
    return {"start": lambda states: (np.zeros_like(states[0]), *states[1:])}


@mutant
def hidden_state_not_carried() -> Parts:
    """Each step starts from the hidden state of the step before; yours starts from the initial one every time."""
    return {"carry": lambda t, old, new: (old[0], *new[1:])}


@mutant
def hidden_state_reset() -> Parts:
    """The hidden state is carried from step to step; yours starts every step from zero."""
    return {"carry": lambda t, old, new: (np.zeros_like(new[0]), *new[1:])}


@mutant
def first_input_at_every_step() -> Parts:
    """Every step reads its own input; yours reads that of the first step again and again."""
    return {"read": lambda X, t: X[0]}


@rare
def last_input_at_every_step() -> Parts:
    """Every step reads its own input; yours reads that of the last step again and again."""
    return {"read": lambda X, t: X[-1]}


@rare
def input_at_first_step_only() -> Parts:
    """Every step reads its own input; yours reads one at the first step only, and zeros after it."""
    return {"read": lambda X, t: X[t] if t == 0 else 0.0 * X[t]}


@mutant
def time_reversed() -> Parts:
    """The sequence is read from its first step to its last; yours runs backwards."""
    return {"read": lambda X, t: X[len(X) - 1 - t]}


@rare
def time_reversed_both_ways() -> Parts:
    """The sequence is run from its last step to its first, and the outputs stand at the times of their inputs."""
    return {
        "read": lambda X, t: X[len(X) - 1 - t],
        "emitted": lambda reached, left: np.stack(outputs(reached)[::-1]),
    }


@rare
def inputs_one_step_late() -> Parts:
    """Step t reads the input of step t; yours reads that of the step before."""
    return {"read": lambda X, t: X[max(t - 1, 0)]}


@rare
def inputs_one_step_late_wrapped() -> Parts:
    """Step t reads the input of step t; yours reads X[t - 1], which at the first step is the last input."""
    return {"read": lambda X, t: X[t - 1]}


@rare
def inputs_one_step_early() -> Parts:
    """Step t reads the input of step t; yours reads that of the step after it."""
    return {"read": lambda X, t: X[min(t + 1, len(X) - 1)]}


@mutant
def outputs_share_one_buffer() -> Parts:
    """You store a view of a buffer that later steps overwrite; store a copy."""
    return {"emitted": lambda reached, left: np.stack([reached[-1][0]] * len(reached))}


@rare
def outputs_of_first_step() -> Parts:
    """Every step has an output of its own; yours repeats that of the first step."""
    return {"emitted": lambda reached, left: np.stack([reached[0][0]] * len(reached))}


@mutant
def outputs_reversed() -> Parts:
    """The outputs are stored in the wrong order of time: step t belongs at place t."""
    return {"emitted": lambda reached, left: np.stack(outputs(reached)[::-1])}


@mutant
def outputs_one_step_late() -> Parts:
    """The output of step t belongs at place t; yours stands one place later, and the first is empty."""
    return {"emitted": lambda reached, left: np.stack([np.zeros_like(reached[0][0]), *outputs(reached)[:-1]])}


@rare
def outputs_one_step_early() -> Parts:
    """The output of step t belongs at place t; yours stands one place earlier, and the last is empty."""
    return {"emitted": lambda reached, left: np.stack([*outputs(reached)[1:], np.zeros_like(reached[0][0])])}


@rare
def outputs_before_update() -> Parts:
    """The output of a step is the state after it; yours is the state before it, so the first output is h0."""
    return {"emitted": lambda reached, left: np.stack(outputs(left))}


@rare
def outputs_summed() -> Parts:
    """The output of a step is its own hidden state; yours is the sum of all of them so far: use =, not +=."""
    return {"emitted": lambda reached, left: np.cumsum(np.stack(outputs(reached)), axis=0)}


@mutant
def last_output_missing() -> Parts:
    """The loop ends one step early: the last output is never computed."""
    return {
        "emitted": lambda reached, left: np.stack([*outputs(reached)[:-1], np.zeros_like(reached[-1][0])]),
        "final": lambda reached, left: left[-1],
    }


@rare
def last_output_not_stored() -> Parts:
    """The last step is computed, but its output is not stored."""
    return {"emitted": lambda reached, left: np.stack([*outputs(reached)[:-1], np.zeros_like(reached[-1][0])])}


@rare
def first_step_missing() -> Parts:
    """The loop begins at the second step: the first input is never read."""
    return {
        "carry": lambda t, old, new: old if t == 0 else new,
        "emitted": lambda reached, left: np.stack([np.zeros_like(reached[0][0]), *outputs(reached)[1:]]),
    }


@rare
def final_state_of_first_step() -> Parts:
    """The final state is the one after the last step, not after the first."""
    return {"final": lambda reached, left: reached[0]}


@rare
def final_state_one_step_early() -> Parts:
    """The final state is the one after the last step; yours is the one before it."""
    return {"final": lambda reached, left: left[-1]}


def reset_every(k: int) -> Mutant:
    """The state set to zero every k steps."""

    def carry(t: int, old: States, new: States) -> States:
        return new if (t + 1) % k else zeros(new)

    advice = f"The state is reset every {k} steps; carry it to the end."
    return Mutant(f"state_reset_every_{k}_steps", advice, {"carry": carry}, family=True)


RESETS = [reset_every(k) for k in range(2, 20)]


def loops(entries: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The entries in pairs of a forward and its backward."""
    names = list(entries)
    return list(zip(names[::2], names[1::2], strict=True))


@mutant(keeps_state=True)
def state_leaks_between_batches() -> Parts:
    """Reset the state at the start of each sequence, or the last batch leaks into this one."""

    def around() -> Callable[[dict[str, Any]], dict[str, Any]]:
        last: dict[tuple[int, ...], Any] = {}

        def wrap(entries: dict[str, Any]) -> dict[str, Any]:
            name = loops(entries)[1][0]
            forward = entries[name]

            def kept(X: Array, *rest: Array) -> Any:
                states, weights = rest[:-3], rest[-3:]
                H, final, caches = forward(X, *last.get(states[0].shape, states), *weights)
                last[states[0].shape] = final if isinstance(final, tuple) else (final,)
                return H, final, caches

            return {**entries, name: kept}

        return wrap

    return {"around": around}


OTHERS = [rows_beyond_64_zero, weights_kept_by_identity, results_in_one_buffer]

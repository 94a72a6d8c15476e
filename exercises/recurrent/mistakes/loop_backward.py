"""Mistakes in the loop over time, backward. `entered` and `left` are tuples of gradients that begin with dh."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.loop import zeros
from exercises.recurrent.mistakes.of_numbers import results_in_one_buffer, rows_beyond_64_zero
from grader.checks import Array, Parts, States, mutant


@mutant
def no_gradient_through_time() -> Parts:
    """Differentiates every step as if it were alone, without what the later steps send back.

    On which way does a step act on those after it?
    """
    return {"carried": lambda t, T, left, entered: left if t == 0 else zeros(left)}


@mutant
def dh_prev_accumulated() -> Parts:
    """Adds to the gradient that is handed to the step before. Does that one contain all later steps already?"""
    return {"carried": lambda t, T, left, entered: (entered[0] + left[0], *left[1:])}


@mutant
def carry_not_updated() -> Parts:
    """Hands the same incoming gradient to every turn of the loop. What becomes of the gradients that leave a step?"""
    return {"carried": lambda t, T, left, entered: left if t == 0 else entered}


@mutant
def backward_loop_runs_forward() -> Parts:
    """Runs the backward loop from the first step on. From which step does the gradient come?"""
    return {"order": range}


@mutant
def recursion_overwrites_dh() -> Parts:
    """Replaces the gradient of a step's output by the one from the next step. Who uses the output of a step?"""
    return {"arriving": lambda dH, t, dh: dH[t] if t == len(dH) - 1 else dh}


@rare
def carried_dh_not_added() -> Parts:
    """Leaves out what the next step sends back. Who uses the output of a step, besides the loss?"""
    return {"arriving": lambda dH, t, dh: dH[t] + 0 * dh}


@mutant
def only_last_cotangent() -> Parts:
    """Uses only the gradient that arrives at the last step. At which outputs does the loss look?"""
    return {"arriving": lambda dH, t, dh: (dH[t] if t == len(dH) - 1 else 0.0) + dh}


@mutant
def last_cotangent_everywhere() -> Parts:
    """Takes the gradient that arrives at the last step at every step. Look at the index of dH inside the loop."""
    return {"arriving": lambda dH, t, dh: dH[-1] + dh}


@rare
def last_cotangent_twice() -> Parts:
    """Counts the gradient that arrives at the last output twice. Look at what the loop begins with."""
    return {"arriving": lambda dH, t, dh: (2 if t == len(dH) - 1 else 1) * dH[t] + dh}


@rare
def cotangents_one_step_off() -> Parts:
    """Takes the gradient that arrives at the step after. Look at the index of dH inside the loop."""
    return {"arriving": lambda dH, t, dh: dH[min(t + 1, len(dH) - 1)] + dh}


@rare
def cotangents_one_step_early() -> Parts:
    """Takes the gradient that arrives at the step before. Look at the index of dH inside the loop."""
    return {"arriving": lambda dH, t, dh: dH[max(t - 1, 0)] + dh}


@mutant
def first_step_skipped() -> Parts:
    """Ends the backward loop before the first step. Look at the end of the range: is it included?"""
    return {
        "accumulate": lambda total, new, t, T: {n: total[n] + new[n] for n in total} if t else total,
        "dX": lambda dxs: np.stack([np.zeros_like(dxs[0]), *dxs[1:]]),
        "carried": lambda t, T, left, entered: left if t else entered,
    }


@mutant
def last_step_skipped() -> Parts:
    """Begins the backward loop at the step before the last. Look at the start of the range."""
    return {
        "accumulate": lambda total, new, t, T: {n: total[n] + new[n] for n in total} if t < T - 1 else total,
        "dX": lambda dxs: np.stack([*dxs[:-1], np.zeros_like(dxs[-1])]),
        "carried": lambda t, T, left, entered: left if t < T - 1 else entered,
    }


@mutant
def last_step_cache_reused() -> Parts:
    """Uses the cache of the last step at every step. Look at the index of the caches."""
    return {"caches": lambda caches, t: caches[-1]}


def with_last(*names: str) -> Callable[[Sequence[Any], int], Any]:
    """The cache of a step, in which some values are those of the last step."""

    def cache(caches: Sequence[Any], t: int) -> Any:
        return SimpleNamespace(**{**vars(caches[t]), **{name: getattr(caches[-1], name) for name in names}})

    return cache


@rare
def caches_one_step_early() -> Parts:
    """Uses the cache of the step before. Look at the index of the caches."""
    return {"caches": lambda caches, t: caches[max(t - 1, 0)]}


@rare
def caches_one_step_late() -> Parts:
    """Uses the cache of the step after. Look at the index of the caches."""
    return {"caches": lambda caches, t: caches[min(t + 1, len(caches) - 1)]}


@mutant
def dh0_never_assigned() -> Parts:
    """Leaves the gradient of h0 zero. What has left the first step when the loop is over?"""
    return {"initial": lambda left: (np.zeros_like(left[0]), *left[1:])}


@rare
def dh0_of_last_step() -> Parts:
    """Returns as gradient of h0 what left the last step. Which step is the last turn of the loop at?"""
    kept: dict[str, Array] = {}

    def carried(t: int, T: int, left: States, entered: States) -> States:
        if t == T - 1:
            kept["dh"] = left[0]
        return left

    return {"carried": carried, "initial": lambda left: (kept["dh"], *left[1:])}


@mutant
def dX_reversed() -> Parts:
    """Stores the gradients of the inputs in the opposite order of time.

    At which place does each turn of the loop store its own?
    """
    return {"dX": lambda dxs: np.stack(dxs[::-1])}


@rare
def dX_of_first_step_only() -> Parts:
    """Stores the gradient of the first input alone. Look at what stands inside the loop."""
    return {"dX": lambda dxs: np.stack([dxs[0], *(np.zeros_like(dx) for dx in dxs[1:])])}


@rare
def dX_of_first_step_everywhere() -> Parts:
    """Repeats the gradient of the first input at every step, as one shared buffer would.

    Look at what is stored: a new array, or the same one?
    """
    return {"dX": lambda dxs: np.stack([dxs[0]] * len(dxs))}


@rare
def dX_one_step_late() -> Parts:
    """Stores the gradient of each input one place too late. Look at the index on the left."""
    return {"dX": lambda dxs: np.stack([np.zeros_like(dxs[0]), *dxs[:-1]])}


@mutant
def final_cotangents_ignored() -> Parts:
    """Takes no notice of the gradient that arrives at the final state. What does the backward loop begin with?"""
    return {"begin": lambda arriving: zeros(arriving)}


@rare
def final_dh_twice() -> Parts:
    """Counts the gradient that arrives at the final hidden state twice. Look at every place where it is added."""
    return {"begin": lambda arriving: (2 * arriving[0], *arriving[1:])}


@mutant
def sequence_gradients_clipped() -> Parts:
    """Clips the carried gradient to [-5, 5] on the way back. What belongs to a derivative, and what to training?"""
    return {"carried": lambda t, T, left, entered: tuple(np.clip(one, -5.0, 5.0) for one in left)}


@rare
def carry_lost_at_silent_steps() -> Parts:
    """Loses what the later steps sent at a step whose own output gets no gradient.

    Look for a condition that asks whether a gradient is zero.
    """
    silent: dict[str, bool] = {}

    def arriving(dH: Array, t: int, dh: Array) -> Array:
        silent["now"] = not np.any(dH[t])
        found: Array = dH[t] + dh
        return found

    return {
        "arriving": arriving,
        "carried": lambda t, T, left, entered: zeros(left) if silent["now"] else left,
    }


OTHERS = [rows_beyond_64_zero, results_in_one_buffer]

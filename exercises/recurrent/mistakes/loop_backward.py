"""Mistakes in the loop over time, backward. `entered` and `left` are tuples of gradients that begin with dh."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.loop import zeros
from exercises.recurrent.mistakes.of_numbers import results_in_one_buffer, rows_beyond_64_zero
from grader.checks import Array, Mutant, Parts, States, mutant


@mutant
def no_gradient_through_time() -> Parts:
    """What a step does is felt by all later steps, so pass the gradient of the state back from step to step.

    Here every step is differentiated as if it were alone.
    """
    return {"carried": lambda t, T, left, entered: left if t == 0 else zeros(left)}


@mutant
def dh_prev_accumulated() -> Parts:
    """The gradient handed to the previous step replaces the old one; it already contains everything later."""
    return {"carried": lambda t, T, left, entered: (entered[0] + left[0], *left[1:])}


@mutant
def carry_not_updated() -> Parts:
    """End each turn of the loop by making the outgoing gradients the incoming ones of the next turn."""
    return {"carried": lambda t, T, left, entered: left if t == 0 else entered}


@mutant
def backward_loop_runs_forward() -> Parts:
    """The gradient flows from the last step to the first: run the loop backwards in time, not from step 0 on."""
    return {"order": range}


@mutant
def recursion_overwrites_dh() -> Parts:
    """A step's output is used by the loss and by the next step, so add the two gradients.

    Yours keeps only the one from the next step.
    """
    return {"arriving": lambda dH, t, dh: dH[t] if t == len(dH) - 1 else dh}


@rare
def carried_dh_not_added() -> Parts:
    """A step's output is used by the loss and by the next step; the gradient from the next step is left out."""
    return {"arriving": lambda dH, t, dh: dH[t] + 0 * dh}


@rare
def carried_dh_subtracted() -> Parts:
    """What arrives at a step and what the next step sends back are added; one of yours has the wrong sign."""
    return {"arriving": lambda dH, t, dh: dH[t] - dh}


@mutant
def only_last_cotangent() -> Parts:
    """A gradient arrives at every step; yours uses only that of the last one."""
    return {"arriving": lambda dH, t, dh: (dH[t] if t == len(dH) - 1 else 0.0) + dh}


@mutant
def last_cotangent_everywhere() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the last step every time."""
    return {"arriving": lambda dH, t, dh: dH[-1] + dh}


@rare
def first_cotangent_everywhere() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the first step every time."""
    return {"arriving": lambda dH, t, dh: dH[0] + dh}


@rare
def cotangents_reversed() -> Parts:
    """Step t takes the gradient that arrives at step t; yours are in the reverse order of time."""
    return {"arriving": lambda dH, t, dh: dH[len(dH) - 1 - t] + dh}


@rare
def cotangents_one_step_off() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the step after it."""
    return {"arriving": lambda dH, t, dh: dH[min(t + 1, len(dH) - 1)] + dh}


@rare
def cotangents_one_step_early() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the step before it."""
    return {"arriving": lambda dH, t, dh: dH[max(t - 1, 0)] + dh}


@rare
def cotangents_one_step_early_wrapped() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes dH[t - 1], which at the first step is the last."""
    return {"arriving": lambda dH, t, dh: dH[t - 1] + dh}


@mutant
def first_step_skipped() -> Parts:
    """The loop ends before the first step: range(T - 1, -1, -1) includes 0."""
    return {
        "accumulate": lambda total, new, t, T: {n: total[n] + new[n] for n in total} if t else total,
        "dX": lambda dxs: np.stack([np.zeros_like(dxs[0]), *dxs[1:]]),
        "carried": lambda t, T, left, entered: left if t else entered,
    }


@mutant
def last_step_skipped() -> Parts:
    """The loop starts one step too early: the last step has to be differentiated too."""
    return {
        "accumulate": lambda total, new, t, T: {n: total[n] + new[n] for n in total} if t < T - 1 else total,
        "dX": lambda dxs: np.stack([*dxs[:-1], np.zeros_like(dxs[-1])]),
        "carried": lambda t, T, left, entered: left if t < T - 1 else entered,
    }


@mutant
def last_step_cache_reused() -> Parts:
    """Each step has a cache of its own; yours takes that of the last step every time."""
    return {"caches": lambda caches, t: caches[-1]}


def with_last(*names: str) -> Callable[[Sequence[Any], int], Any]:
    """The cache of a step, in which some values are those of the last step."""

    def cache(caches: Sequence[Any], t: int) -> Any:
        return SimpleNamespace(**{**vars(caches[t]), **{name: getattr(caches[-1], name) for name in names}})

    return cache


@rare
def first_step_cache_reused() -> Parts:
    """Each step has a cache of its own; yours takes that of the first step every time."""
    return {"caches": lambda caches, t: caches[0]}


@rare
def caches_reversed() -> Parts:
    """Step t needs the cache of step t; yours are in the reverse order of time."""
    return {"caches": lambda caches, t: caches[len(caches) - 1 - t]}


@rare
def caches_one_step_early() -> Parts:
    """Step t needs the cache of step t; yours takes that of the step before it."""
    return {"caches": lambda caches, t: caches[max(t - 1, 0)]}


@rare
def caches_one_step_early_wrapped() -> Parts:
    """Step t needs the cache of step t; yours takes caches[t - 1], which at the first step is the last."""
    return {"caches": lambda caches, t: caches[t - 1]}


@rare
def caches_one_step_late() -> Parts:
    """Step t needs the cache of step t; yours takes that of the step after it."""
    return {"caches": lambda caches, t: caches[min(t + 1, len(caches) - 1)]}


@mutant
def dh0_never_assigned() -> Parts:
    """After the loop the gradient that left the first step is the one of h0: assign it."""
    return {"initial": lambda left: (np.zeros_like(left[0]), *left[1:])}


@rare
def dh0_one_step_late() -> Parts:
    """The gradient of h0 is what leaves the first step; yours is what arrived at it."""
    return {"carried": lambda t, T, left, entered: left if t else (entered[0], *left[1:])}


@rare
def dh0_of_last_step() -> Parts:
    """The gradient of h0 is what leaves the first step; yours is what left the last one."""
    kept: dict[str, Array] = {}

    def carried(t: int, T: int, left: States, entered: States) -> States:
        if t == T - 1:
            kept["dh"] = left[0]
        return left

    return {"carried": carried, "initial": lambda left: (kept["dh"], *left[1:])}


@mutant
def dX_reversed() -> Parts:
    """The gradients of the inputs are stored in the wrong order of time: step t belongs at place t."""
    return {"dX": lambda dxs: np.stack(dxs[::-1])}


@rare
def dX_of_first_step_only() -> Parts:
    """Every input has a gradient; yours stores that of the first step alone."""
    return {"dX": lambda dxs: np.stack([dxs[0], *(np.zeros_like(dx) for dx in dxs[1:])])}


@rare
def dX_of_first_step_everywhere() -> Parts:
    """Every input has a gradient of its own; yours repeats that of the first step, as one shared buffer would."""
    return {"dX": lambda dxs: np.stack([dxs[0]] * len(dxs))}


@rare
def dX_one_step_late() -> Parts:
    """The gradient of the input of step t belongs at place t; yours stands one place later."""
    return {"dX": lambda dxs: np.stack([np.zeros_like(dxs[0]), *dxs[:-1]])}


@mutant
def final_cotangents_ignored() -> Parts:
    """A gradient may arrive at the final state as well: start the loop from it, not from zero."""
    return {"begin": lambda arriving: zeros(arriving)}


@rare
def final_dh_twice() -> Parts:
    """The gradient that arrives at the final hidden state is added once to that of the last output; here, twice."""
    return {"begin": lambda arriving: (2 * arriving[0], *arriving[1:])}


WINDOWS = (*range(2, 21), 24, 25, 28, 30, 32, 35, 36, 40, 45, 48, 50, 60, 64)


def truncated(k: int) -> Mutant:
    """No gradient passes from one window of k steps to the one before."""

    def carried(t: int, T: int, left: States, entered: States) -> States:
        return left if t % k or t == 0 else zeros(left)

    advice = f"The backward pass is cut every {k} steps; carry the gradient back to the first step."
    return Mutant(f"truncated_every_{k}_steps", advice, {"carried": carried}, family=True)


def reaches_back(k: int) -> Mutant:
    """The gradient stops k steps before the end."""

    def carried(t: int, T: int, left: States, entered: States) -> States:
        return left if T - t < k else zeros(left)

    advice = f"The gradient is carried back over the last {k} steps only; carry it to the first step."
    return Mutant(f"carried_back_{k}_steps", advice, {"carried": carried}, family=True)


TRUNCATIONS = [made(k) for made in (truncated, reaches_back) for k in WINDOWS]


@mutant
def sequence_gradients_clipped() -> Parts:
    """The carried gradient is clipped to [-5, 5] inside the backward pass: clip in the training loop instead."""
    return {"carried": lambda t, T, left, entered: tuple(np.clip(one, -5.0, 5.0) for one in left)}


@rare
def carry_lost_at_silent_steps() -> Parts:
    """A step whose own output gets no gradient still passes back what the later steps sent; yours loses it."""
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

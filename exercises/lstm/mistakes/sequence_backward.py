"""Mistakes in a sequence backward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exercises.mistakes import results_in_one_buffer, rows_beyond_64_zero
from grader.checks import mutant
from grader.model import Mutant

Array = NDArray[Any]
Parts = Mapping[str, Any]


def zeros(*arrays: Array) -> tuple[Array, ...]:
    return tuple(np.zeros_like(array) for array in arrays)


@mutant
def no_gradient_through_time() -> Parts:
    """What a step does is felt by all later steps, so pass dh and dc from each step on to the one before it."""
    return {
        "carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dc_old) if t == 0 else zeros(dh, dc),
    }


@mutant
def no_gradient_through_h() -> Parts:
    """The hidden state of a step is read by the next one, so its gradient must be passed back; only dc is here."""
    return {
        "carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old if t == 0 else np.zeros_like(dh), dc_old),
    }


@mutant
def no_gradient_through_c() -> Parts:
    """The cell state of a step is read by the next one, so its gradient must be passed back; only dh is here."""
    return {
        "carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dc_old if t == 0 else np.zeros_like(dc)),
    }


@mutant
def dh_prev_accumulated() -> Parts:
    """The gradient handed to the previous step replaces the old one; it already contains everything later."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh + dh_old, dc_old)}


@mutant
def dc_prev_accumulated() -> Parts:
    """The cell gradient handed to the previous step replaces the old one; it already contains everything later."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dc + dc_old)}


@mutant
def both_carries_accumulated() -> Parts:
    """The gradients handed to the previous step replace the old ones; they already contain everything later."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh + dh_old, dc + dc_old)}


@mutant
def carried_gradients_swapped() -> Parts:
    """From step to step the two gradients are exchanged: hand on dh as dh and dc as dc."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dc_old, dh_old)}


@mutant
def dc_carried_as_dh() -> Parts:
    """The gradient of the cell state that goes to the step before is really that of the hidden state."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dh_old)}


@mutant
def carry_not_updated() -> Parts:
    """End each turn of the loop by making the outgoing gradients the incoming ones of the next turn."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dc_old) if t == 0 else (dh, dc)}


@mutant
def dc_prev_not_assigned() -> Parts:
    """A statement computes the gradient of the old cell state and throws it away: assign it."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh_old, dc if t else dc_old)}


@mutant
def recursion_overwrites_dh() -> Parts:
    """A step's output is used by the loss and by the next step, so add the two gradients; yours keeps only one."""
    return {"arriving": lambda dH, t, dh: dH[t] if t == len(dH) - 1 else dh}


@mutant
def carried_dh_not_added() -> Parts:
    """A step's output is used by the loss and by the next step; the gradient from the next step is left out."""
    return {"arriving": lambda dH, t, dh: dH[t] + 0 * dh}


@mutant
def only_last_cotangent() -> Parts:
    """A gradient arrives at every step; yours uses only that of the last one."""
    return {"arriving": lambda dH, t, dh: (dH[t] if t == len(dH) - 1 else 0.0) + dh}


@mutant
def last_cotangent_everywhere() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the last step every time."""
    return {"arriving": lambda dH, t, dh: dH[-1] + dh}


@mutant
def cotangents_reversed() -> Parts:
    """Step t takes the gradient that arrives at step t; yours are in the reverse order of time."""
    return {"arriving": lambda dH, t, dh: dH[len(dH) - 1 - t] + dh}


@mutant
def cotangents_one_step_off() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the step after it."""
    return {"arriving": lambda dH, t, dh: dH[min(t + 1, len(dH) - 1)] + dh}


@mutant
def cotangents_one_step_early() -> Parts:
    """Step t takes the gradient that arrives at step t; yours takes that of the step before it."""
    return {"arriving": lambda dH, t, dh: dH[max(t - 1, 0)] + dh}


@mutant
def param_grads_overwritten() -> Parts:
    """The same weights are used at every step, so add up their gradients inside the loop; here the first step's
    alone survives."""
    return {"accumulate": lambda total, new, t: dict(new)}


@mutant
def param_grads_of_last_step() -> Parts:
    """The same weights are used at every step, so add up their gradients inside the loop; here the last step's
    alone survives."""
    return {"accumulate": lambda total, new, t: new if not any(a.any() for a in total.values()) else total}


@mutant
def param_grads_averaged_over_time() -> Parts:
    """The gradients of the weights are summed over the steps, not averaged."""
    counted: dict[str, int] = {"T": 0}

    def accumulate(total: Mapping[str, Array], new: Mapping[str, Array], t: int) -> dict[str, Array]:
        counted["T"] = max(counted["T"], t + 1) if any(a.any() for a in total.values()) else t + 1
        whole = {name: total[name] + new[name] for name in total}
        return {name: a / counted["T"] for name, a in whole.items()} if t == 0 else whole

    return {"accumulate": accumulate}


def not_accumulated(*names: str) -> Mutant:
    words = {"dW": "the input weights", "dR": "the recurrent weights", "db": "the bias"}

    def accumulate(total: Mapping[str, Array], new: Mapping[str, Array], t: int) -> dict[str, Array]:
        return {name: new[name] if name in names else total[name] + new[name] for name in total}

    said = " and ".join(words[name] for name in names)
    advice = f"The gradient of {said} is overwritten at every step: add it up with +=."
    return Mutant("not_accumulated_" + "_".join(names), advice, {"accumulate": accumulate})


NOT_ACCUMULATED = [not_accumulated(*names) for names in (("dW",), ("dR",), ("db",), ("dW", "dR"))]


@mutant
def first_step_skipped() -> Parts:
    """The loop ends before the first step: range(T - 1, -1, -1) includes 0."""
    return {
        "accumulate": lambda total, new, t: total if t == 0 else {name: total[name] + new[name] for name in total},
        "dX": lambda dxs: np.stack([np.zeros_like(dxs[0]), *dxs[1:]]),
        "carried": lambda t, T, dh_old, dc_old, dh, dc: (dh, dc) if t == 0 else (dh_old, dc_old),
    }


@mutant
def last_step_skipped() -> Parts:
    """The loop starts one step too early: the last step has to be differentiated too."""
    return {
        "accumulate": lambda total, new, t: {name: total[name] + new[name] for name in total} if t >= 0 else total,
        "arriving": lambda dH, t, dh: 0 * dH[t] if t == len(dH) - 1 else dH[t] + dh,
        "begin": lambda dh, dc: zeros(dh, dc),
    }


@mutant
def last_step_gates_reused() -> Parts:
    """Keep the gates of every step in the cache: after the forward loop the variables hold only the last ones."""
    return {"caches": lambda caches, t: caches[-1]}


@mutant
def first_step_cache_reused() -> Parts:
    """Each step has a cache of its own; yours takes that of the first step every time."""
    return {"caches": lambda caches, t: caches[0]}


@mutant
def caches_reversed() -> Parts:
    """Step t needs the cache of step t; yours are in the reverse order of time."""
    return {"caches": lambda caches, t: caches[len(caches) - 1 - t]}


@mutant
def dh0_never_assigned() -> Parts:
    """After the loop the gradient that left the first step is the one of h0: assign it."""
    return {"initial": lambda dh, dc: (np.zeros_like(dh), dc)}


@mutant
def dc0_never_assigned() -> Parts:
    """After the loop the gradient that left the first step is the one of c0: assign it."""
    return {"initial": lambda dh, dc: (dh, np.zeros_like(dc))}


@mutant
def initial_gradients_swapped() -> Parts:
    """The two gradients of the initial states are exchanged: that of h comes first."""
    return {"initial": lambda dh, dc: (dc, dh)}


@mutant
def dh0_one_step_late() -> Parts:
    """The gradient of h0 is what leaves the first step; yours is what arrived at it."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (dh, dc_old) if t == 0 else (dh_old, dc_old)}


@mutant
def dX_reversed() -> Parts:
    """The gradients of the inputs are stored in the wrong order of time: step t belongs at place t."""
    return {"dX": lambda dxs: np.stack(dxs[::-1])}


@mutant
def final_cotangents_ignored() -> Parts:
    """A gradient may arrive at the final states as well: start the loop from it, not from zero."""
    return {"begin": lambda dh, dc: zeros(dh, dc)}


@mutant
def final_dc_ignored() -> Parts:
    """A gradient may arrive at the final cell state as well: start the loop from it, not from zero."""
    return {"begin": lambda dh, dc: (dh, np.zeros_like(dc))}


@mutant
def final_dh_ignored() -> Parts:
    """A gradient may arrive at the final hidden state as well: start the loop from it, not from zero."""
    return {"begin": lambda dh, dc: (np.zeros_like(dh), dc)}


def truncated(k: int) -> Mutant:
    """No gradient passes from one window of k steps to the one before."""

    def carried(t: int, T: int, dh_old: Array, dc_old: Array, dh: Array, dc: Array) -> tuple[Array, ...]:
        return (dh_old, dc_old) if t % k or t == 0 else zeros(dh, dc)

    advice = f"The backward pass is cut every {k} steps; carry the gradient back to the first step."
    return Mutant(f"truncated_every_{k}_steps", advice, {"carried": carried})


def reaches_back(k: int) -> Mutant:
    """The gradient stops k steps before the end."""

    def carried(t: int, T: int, dh_old: Array, dc_old: Array, dh: Array, dc: Array) -> tuple[Array, ...]:
        return (dh_old, dc_old) if T - t < k else zeros(dh, dc)

    advice = f"The gradient is carried back over the last {k} steps only; carry it to the first step."
    return Mutant(f"carried_back_{k}_steps", advice, {"carried": carried})


TRUNCATIONS = [made(k) for made in (truncated, reaches_back) for k in range(2, 20)]


@mutant
def sequence_gradients_clipped() -> Parts:
    """The carried gradient is clipped inside the backward pass: clip in the training loop instead."""
    return {"carried": lambda t, T, dh_old, dc_old, dh, dc: (np.clip(dh_old, -5.0, 5.0), np.clip(dc_old, -5.0, 5.0))}


OTHERS = [rows_beyond_64_zero, results_in_one_buffer]

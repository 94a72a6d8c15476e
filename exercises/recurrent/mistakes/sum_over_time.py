"""Mistakes in adding up the gradients of the weights over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Mutant, Parts, mutant

Arrays = Mapping[str, Array]


@mutant
def param_grads_overwritten() -> Parts:
    """Keeps the first step's share of the gradients of the weights alone.

    The backward loop ends at the first step: does it add or set?
    """
    return {"accumulate": lambda total, new, t, T: dict(new)}


@mutant
def param_grads_of_last_step() -> Parts:
    """Keeps the last step's share of the gradients of the weights alone.

    What does every other step add to them?
    """
    return {"accumulate": lambda total, new, t, T: new if t == T - 1 else total}


@mutant
def param_grads_averaged_over_time() -> Parts:
    """Averages the gradients of the weights over the steps.

    Look for a mean or a division: how do they grow with the number of steps?
    """
    return {"accumulate": lambda total, new, t, T: {name: total[name] + new[name] / T for name in total}}


@rare
def recurrent_grad_without_initial_state() -> Parts:
    """Leaves the first step's share out of the gradient of the recurrent weights.

    What does the first step read through these weights?
    """
    return {
        "accumulate": lambda total, new, t, T: {
            name: total[name] if t == 0 and name == "dR" else total[name] + new[name] for name in total
        }
    }


@rare
def param_grads_first_step_twice() -> Parts:
    """Counts the first step's share of the gradients of the weights twice.

    Look at what is set before the loop, and at where the loop ends.
    """
    return {"accumulate": lambda total, new, t, T: {name: total[name] + (1 + (t == 0)) * new[name] for name in total}}


@rare
def param_grads_without_first_step() -> Parts:
    """Leaves the first step's share out of the gradients of the weights.

    Look at where the sum over the steps begins and ends.
    """
    return {"accumulate": lambda total, new, t, T: {n: total[n] + new[n] for n in total} if t else total}


@rare
def param_grads_without_last_step() -> Parts:
    """Leaves the last step's share out of the gradients of the weights.

    Look at where the sum over the steps begins and ends.
    """
    return {"accumulate": lambda total, new, t, T: {n: total[n] + new[n] for n in total} if t < T - 1 else total}


def not_accumulated(*names: str) -> Mutant:
    """Some gradients overwritten at every step."""
    words = {"dW": "the input weights", "dR": "the recurrent weights", "db": "the bias"}

    def accumulate(total: Arrays, new: Arrays, t: int, T: int) -> dict[str, Array]:
        return {name: new[name] if name in names else total[name] + new[name] for name in total}

    said = " and ".join(words[name] for name in names)
    advice = f"Overwrites the gradient of {said} at every step. Does the loop add, or set?"
    return Mutant("not_accumulated_" + "_".join(names), advice, {"accumulate": accumulate})


NOT_ACCUMULATED = [not_accumulated(*names) for names in (("dW",), ("dR",), ("db",), ("dW", "dR"))]


def results_clipped(limit: float, everything: bool) -> Mutant:
    """The results of a whole sequence clipped, those of the weights alone or all."""

    def accumulate(total: Arrays, new: Arrays, t: int, T: int) -> dict[str, Array]:
        whole = {name: total[name] + new[name] for name in total}
        return whole if t else {name: np.clip(array, -limit, limit) for name, array in whole.items()}

    parts: dict[str, Any] = {"accumulate": accumulate}
    if everything:
        parts["dX"] = lambda dxs: np.clip(np.stack(dxs), -limit, limit)
        parts["initial"] = lambda left: tuple(np.clip(one, -limit, limit) for one in left)
    said = "all results" if everything else "the gradients of the weights"
    advice = (
        f"Clips {said} of the sequence to [-{limit:g}, {limit:g}], which hides errors from a gradient check. "
        "What belongs to a derivative, and what to training?"
    )
    id = f"sequence_{'results' if everything else 'weights'}_clipped_{limit:g}"
    return Mutant(id, advice, parts, family=limit != 5)


CLIPPED = [results_clipped(limit, everything) for limit in (1.0, 5.0, 10.0) for everything in (False, True)]

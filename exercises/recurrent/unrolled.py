"""A cell over a sequence, taken apart: the parts that are the same whatever the cell.

States are tuples that begin with h. With nothing replaced it is right; see the parts of a cell for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from grader.checks import Array, Function, States


def parameters(kept: Any) -> dict[str, Array]:
    """The parameters that a step has kept."""
    return {"W": kept.W, "R": kept.R, "b": kept.b}


def accumulated(total: Mapping[str, Array], new: Mapping[str, Array], t: int, T: int) -> dict[str, Array]:
    """The gradients of the parameters so far, and those of step t of T."""
    return {name: total[name] + new[name] for name in total}


PARTS: dict[str, Any] = {
    # forward
    "start": lambda states: states,
    "read": lambda X, t: X[t],
    "carry": lambda t, old, new: new,
    "emitted": lambda reached, before: np.stack(
        [states[0] for states in reached]
    ),  # the states after and before each step
    "final": lambda reached, before: reached[-1],
    # backward
    "order": lambda T: reversed(range(T)),
    "caches": lambda caches, t: caches[t],
    "begin": lambda arriving: arriving,
    "arriving": lambda dH, t, dh: dH[t] + dh,
    "carried": lambda t, T, left, entered: left,  # what left step t backwards, and what had entered it
    "accumulate": accumulated,
    "initial": lambda left: left,
    "dX": lambda dxs: np.stack(dxs),
    # everything: entries -> entries, made anew for every build, so that it may keep state
    "around": lambda: lambda entries: entries,
}


def parts(known: Mapping[str, Any], replaces: Mapping[str, Any]) -> Any:
    """The parts of a cell by name, some of them replaced; raises KeyError for what is no part of it."""
    unknown = replaces.keys() - known.keys()
    if unknown:
        raise KeyError(f"no part of this cell: {', '.join(sorted(unknown))}")
    return SimpleNamespace(**{**known, **replaces})


def forward(p: Any, step: Function, X: Array, states: States, *parameters: Array) -> tuple[Any, States, Any]:
    """X (T, N, D) and the initial states -> H (T, N, H), the final states, the caches of the steps."""
    states = p.start(states)
    reached, before, caches = [], [], []
    for t in range(len(X)):
        before.append(states)
        *new, cache = step(p.read(X, t), *states, *parameters)
        states = p.carry(t, states, tuple(new))
        reached.append(tuple(new))
        caches.append(cache)
    return p.emitted(reached, before), p.final(reached, before), caches


def backward(
    p: Any,
    step_backward: Function,
    dH: Array,
    arriving: States,
    caches: Sequence[Any],
    parameters: Mapping[str, Array],
) -> tuple[Any, ...]:
    """dH (T, N, H) and what arrives at the final states -> dX, those of the initial states, of the parameters."""
    entered = p.begin(arriving)
    total = {f"d{name}": np.zeros_like(array) for name, array in parameters.items()}
    dxs: list[Any] = [None] * len(dH)
    for t in p.order(len(dH)):
        found = step_backward(p.arriving(dH, t, entered[0]), *entered[1:], p.caches(caches, t))
        states = 1 + len(entered)
        dx, left, new = found[0], tuple(found[1:states]), found[states:]
        entered = p.carried(t, len(dH), left, entered)
        total = p.accumulate(total, dict(zip(total, new, strict=True)), t, len(dH))
        dxs[t] = dx
    return (p.dX(dxs), p.initial(entered), *total.values())

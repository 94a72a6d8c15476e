"""A state that is written while it is still read: one buffer for the old state and the new one, unit by unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checks import Mutant, Parts
from reference.odyssey import NP

Step = Callable[..., Any]


def in_turns(step: Step, x: Any, args: tuple[Any, ...], count: int) -> list[Any]:
    """What a step returns, as a list that begins with `count` states: each unit reads what those before have become."""
    buffers, parameters = [np.array(state, dtype=float) for state in args[:count]], args[count:]
    for unit in range(buffers[0].shape[1]):
        new = step(x, *(buffer.copy() for buffer in buffers), *parameters)
        for buffer, state in zip(buffers, new, strict=False):
            buffer[:, unit] = state[:, unit]
    return [*buffers, *new[count:]]


def step_in_turns(step: Step) -> Step:
    """A step of x, states and parameters; what it returns begins with the new states, or is the only one."""

    def wrapped(x: Any, *args: Any) -> Any:
        whole = step(x, *args)
        count = sum(isinstance(one, np.ndarray) and one.shape == np.shape(args[0]) for one in as_tuple(whole))
        found = in_turns(lambda *given: as_tuple(step(*given)), x, args, count)
        return tuple(found) if isinstance(whole, tuple) else found[0]

    return wrapped


def sequence_in_turns(forward: Step) -> Step:
    """A run over X of such steps; it returns H, the last state or the tuple of them, and the steps' caches."""

    def step(x: Any, *args: Any) -> tuple[Any, ...]:
        _, ended, cache = forward(x[None], *args)
        return (*as_tuple(ended), cache)

    def wrapped(X: Any, *args: Any) -> Any:
        _, ended, cache = forward(X, *args)
        count, reached, caches = len(as_tuple(ended)), [args], []
        for x in X:
            *states, one = in_turns(step, x, reached[-1], count)
            reached.append((*states, *args[count:]))
            caches += listed(one)
        final = reached[-1][:count]
        H = np.stack([states[0] for states in reached[1:]])
        whole = (X, caches) if isinstance(cache, tuple) else caches
        return H, final if isinstance(ended, tuple) else final[0], whole if listed(cache) else cache

    return wrapped


def lstm_in_turns(X: Any, h: Any, c: Any, p: Any, running: Any = None) -> tuple[Any, Any, Any]:
    """A layer of such steps of an LSTM without peepholes, {W, R, b}: outputs (T, N, H), the last h and c.

    `running`, if there is one, marks per step (T, N) the samples that take the new states over.
    """
    states, outputs = (h, c), []
    for t, x in enumerate(X):
        new = in_turns(lambda x, *states: NP.step(x, states, p)[0], x, states, 2)
        there = np.ones((len(x), 1), bool) if running is None else running[t][:, None]
        states = tuple(np.where(there, after, before) for after, before in zip(new, states, strict=True))
        outputs.append(np.where(there, states[0], 0.0))
    return np.stack(outputs), *states


def listed(cache: Any) -> list[Any]:
    """The caches of the steps, where a run keeps them: a list, or X and a list."""
    inner = cache[-1] if isinstance(cache, tuple) else cache
    return inner if isinstance(inner, list) else []


def as_tuple(value: Any) -> tuple[Any, ...]:
    """One thing, or several, as several."""
    return value if isinstance(value, tuple) else (value,)


def through_all(entries: dict[str, Step]) -> dict[str, Step]:
    """All forward entries of a cell; the others as they are."""
    ways = {"step": step_in_turns, "forward": sequence_in_turns}
    last = {name: name.rpartition("_")[2] for name in entries}
    return {name: ways[last[name]](entry) if last[name] in ways else entry for name, entry in entries.items()}


def written_over(replaces: Parts) -> Mutant:
    """The mistake, in a cell that is taken apart or in a solution of lines."""
    advice = (
        "Writes the new state over the old one unit by unit, so that later units read what earlier ones have become. "
        "Which state do all units of a step read?"
    )
    return Mutant("units_read_what_earlier_ones_became", advice, replaces, family=True, wraps=True)


OF_PARTS = written_over({"around": lambda: through_all})
STEPS: Parts = {"*_step.around": lambda: step_in_turns}
OF_STEPS = written_over(STEPS)
OF_LINES = written_over({**STEPS, "*_forward.around": lambda: sequence_in_turns})

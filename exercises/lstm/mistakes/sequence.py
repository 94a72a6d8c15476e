"""Mistakes in a sequence forward. Names and sources: the mistake catalogue in docs/mistakes.md."""

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


@mutant
def c0_is_h0() -> Parts:
    """h and c are two different states, so start c from c0 (or zeros), not from h0."""
    return {"start": lambda h, c: (h, h)}


@mutant
def h0_ignored() -> Parts:
    """The sequence starts from the hidden state that is passed, not from zeros."""
    return {"start": lambda h, c: (np.zeros_like(h), c)}


@mutant
def c0_ignored() -> Parts:
    """The sequence starts from the cell state that is passed, not from zeros."""
    return {"start": lambda h, c: (h, np.zeros_like(c))}


@mutant
def initial_state_ignored() -> Parts:
    """The sequence starts from the states that are passed, not from zeros."""
    return {"start": lambda h, c: (np.zeros_like(h), np.zeros_like(c))}


@mutant
def initial_states_swapped() -> Parts:
    """The two initial states are exchanged: h starts from h0 and c from c0."""
    return {"start": lambda h, c: (c, h)}


@mutant
def hidden_state_not_carried() -> Parts:
    """Each step starts from the hidden state of the step before; yours starts from the initial one every time."""
    first: dict[str, Any] = {}

    def carry(t: int, h: Array, c: Array, h_new: Array, c_new: Array) -> tuple[Array, Array]:
        first["h"] = h if t == 0 else first["h"]
        return first["h"], c_new

    return {"carry": carry}


@mutant
def cell_state_not_carried() -> Parts:
    """Each step starts from the cell state of the step before; yours starts from the initial one every time."""
    return {"carry": lambda t, h, c, h_new, c_new: (h_new, c)}


@mutant
def state_not_carried() -> Parts:
    """Each step starts from the states of the step before; yours starts from the initial ones every time."""
    return {"carry": lambda t, h, c, h_new, c_new: (h, c)}


@mutant
def cell_state_reset() -> Parts:
    """The cell state is carried from step to step; yours starts every step from zero."""
    return {"carry": lambda t, h, c, h_new, c_new: (h_new, np.zeros_like(c_new))}


@mutant
def hidden_state_reset() -> Parts:
    """The hidden state is carried from step to step; yours starts every step from zero."""
    return {"carry": lambda t, h, c, h_new, c_new: (np.zeros_like(h_new), c_new)}


@mutant
def carried_states_swapped() -> Parts:
    """From step to step the two states are exchanged: hand on h as h and c as c."""
    return {"carry": lambda t, h, c, h_new, c_new: (c_new, h_new)}


@mutant
def cell_carried_as_h() -> Parts:
    """The cell state that goes to the next step is really the hidden state."""
    return {"carry": lambda t, h, c, h_new, c_new: (h_new, h_new)}


@mutant
def cell_carried_as_tanh() -> Parts:
    """An in-place tanh overwrites the cell state: the next step then starts from tanh(c) instead of c."""
    return {"carry": lambda t, h, c, h_new, c_new: (h_new, np.tanh(c_new))}


@mutant
def first_input_at_every_step() -> Parts:
    """Every step reads its own input; yours reads that of the first step again and again."""
    return {"read": lambda X, t: X[0]}


@mutant
def last_input_at_every_step() -> Parts:
    """Every step reads its own input; yours reads that of the last step again and again."""
    return {"read": lambda X, t: X[-1]}


@mutant
def time_reversed() -> Parts:
    """The sequence is read from its first step to its last; yours runs backwards."""
    return {"read": lambda X, t: X[len(X) - 1 - t]}


@mutant
def inputs_one_step_late() -> Parts:
    """Step t reads the input of step t; yours reads that of the step before."""
    return {"read": lambda X, t: X[max(t - 1, 0)]}


@mutant
def outputs_share_one_buffer() -> Parts:
    """You store a view of a buffer that later steps overwrite; store a copy."""
    return {"emitted": lambda hs, cs: np.stack([hs[-1]] * len(hs))}


@mutant
def cell_states_emitted() -> Parts:
    """The output of a step is its hidden state, not its cell state."""
    return {"emitted": lambda hs, cs: np.stack(cs)}


@mutant
def outputs_reversed() -> Parts:
    """The outputs are stored in the wrong order of time: step t belongs at place t."""
    return {"emitted": lambda hs, cs: np.stack(hs[::-1])}


@mutant
def outputs_one_step_late() -> Parts:
    """The output of step t belongs at place t; yours stands one place later, and the first is empty."""
    return {"emitted": lambda hs, cs: np.stack([np.zeros_like(hs[0]), *hs[:-1]])}


@mutant
def last_output_missing() -> Parts:
    """The loop ends one step early: the last output is never computed."""
    return {"emitted": lambda hs, cs: np.stack([*hs[:-1], np.zeros_like(hs[-1])])}


@mutant
def final_states_swapped() -> Parts:
    """The two final states are exchanged: the hidden state comes first."""
    return {"final": lambda hs, cs: (cs[-1], hs[-1])}


@mutant
def final_state_of_first_step() -> Parts:
    """The final states are those after the last step, not after the first."""
    return {"final": lambda hs, cs: (hs[0], cs[0])}


def reset_every(k: int) -> Mutant:
    """The state set to zero every k steps."""

    def carry(t: int, h: Array, c: Array, h_new: Array, c_new: Array) -> tuple[Array, Array]:
        return (h_new, c_new) if (t + 1) % k else (np.zeros_like(h_new), np.zeros_like(c_new))

    return Mutant(f"state_reset_every_{k}_steps", f"The state is reset every {k} steps; carry it to the end.", {"carry": carry})


RESETS = [reset_every(k) for k in range(2, 20)]


@mutant
def state_leaks_between_batches() -> Parts:
    """Reset the state at the start of each sequence, or the last batch leaks into this one."""

    def around() -> Any:
        last: dict[tuple[int, ...], Any] = {}

        def wrap(entries: Any) -> Any:
            forward = entries["lstm_forward"]

            def kept(X: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> Any:
                h, c = last.get(h.shape, (h, c))
                answer = forward(X, h, c, W, R, b)
                last[h.shape] = answer[1]
                return answer

            return {**entries, "lstm_forward": kept}

        return wrap

    return {"around": around}


OTHERS = [rows_beyond_64_zero, results_in_one_buffer]

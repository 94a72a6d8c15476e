"""Mistakes of a GRU as modules make them: lines of the NumPy solution, changed."""

from __future__ import annotations

from dataclasses import replace

from exercises.gru import mutants
from exercises.torch.lines import lines
from grader.checks import Mutant, collected

LINES = lines("gru", "gru-step-backward")
GRADIENTS = ("dx", "dh", "dW", "dR", "db", "dbn")
# What a module cannot get wrong: memory layouts, a backward pass by hand, and what is asked of other entries.
LEFT_OUT = (
    "read_in_memory_order", "results_in_one_buffer", "silence_ends_it", "steps_beyond_20_zero",
    "update_gate_gradient_turned", "reset_missing_in_dR", "reset_missing_on_the_way_back",
)  # fmt: skip


def derived() -> tuple[Mutant, ...]:
    """What follows from the lines of the solution."""
    return tuple(replace(one, build=None) for one in LINES.derived())


FORWARD = tuple(one for one in collected(mutants, Mutant) if one.id not in LEFT_OUT)

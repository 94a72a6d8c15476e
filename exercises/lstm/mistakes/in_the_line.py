"""Slips in the line of the new cell state alone: the gates that the cache keeps are right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from exercises.lstm.mistakes.activations import GATE_ACTIVATIONS
from exercises.lstm.parts import PARTS
from grader.checks import Array, Mutant

KEPT = {"gate_i": "i", "gate_f": "f"}


def in_the_line(mutant: Mutant) -> Mutant:
    """A wrong gate where it scales, and the right one in the cache."""
    ((part, gate),) = mutant.replaces.items()
    return replace(mutant, id=f"{mutant.id}_in_the_line", replaces={"cell": scaled_by(KEPT[part], gate)}, family=True)


def scaled_by(letter: str, gate: Callable[[Array], Array]) -> Callable[[Any], Array]:
    """The new cell state, with another value for one gate."""

    def cell(k: Any) -> Array:
        found: Array = PARTS["cell"](SimpleNamespace(**{**vars(k), letter: gate(getattr(k, "a" + letter))}))
        return found

    return cell


IN_THE_LINE = [in_the_line(mutant) for mutant in GATE_ACTIVATIONS if mutant.replaces.keys() <= KEPT.keys()]

"""One gate's gradient sent back through the wrong columns of a matrix that reads h and x joined."""

from __future__ import annotations

from typing import Any

import numpy as np

from exercises.lstm.parts import blocks
from grader.checks import Array, Mutant

WORDS = {"i": "input gate", "f": "forget gate", "g": "candidate", "o": "output gate"}


def columns_taken(gate: str, part: str) -> Mutant:
    """The first columns of [h, x] in dx, or the last ones in the gradient of h, at one gate."""
    place = "ifgo".index(gate)

    def through(k: Any, da: Array, *dh: Array) -> Array:
        size, own = (len(k.W[0]), k.W) if part == "dx" else (len(k.R[0]), k.R)
        joint = np.hstack([k.R, k.W])
        wrong = joint[:, :size] if part == "dx" else joint[:, -size:]
        rows = [np.split(wrong if j == place else own, 4)[j] for j in range(4)]
        found: Array = sum(d @ row for d, row in zip(blocks(da), rows, strict=True))
        return found

    which, whose, other = ("first", "x", "h") if part == "dx" else ("last", "the old hidden state", "x")
    advice = (
        f"Sends the gradient of the {WORDS[gate]} back to {whose} through the {which} columns of its matrix, where "
        f"those of {other} lie. Look at the slice in its line, and at what is joined first."
    )
    return Mutant(f"columns_of_{other}_in_{part}_{gate}", advice, {part: through}, family=True)


COLUMNS = [columns_taken(gate, part) for part in ("dx", "dh_old") for gate in "ifgo"]

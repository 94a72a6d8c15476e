"""The gradient of the cell written out again for every gate, as courses print it, and wrong in one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.lstm.mistakes import cell_path
from exercises.lstm.parts import PARTS
from grader.checks import Array, Mutant

PLACES = {
    "da_i": "input gate",
    "da_f": "forget gate",
    "da_g": "candidate",
    "dc_old": "old cell state",
}
SLIPS = (
    (cell_path.tanh_missing_in_dc, "squares c itself in the slope of the tanh"),
    (cell_path.tanh_slope_square_outside, "squares the whole difference 1 - tanh(c)"),
    (cell_path.tanh_slope_missing_in_dc, "leaves the slope of the tanh out"),
    (cell_path.output_gate_missing_in_dc, "leaves the output gate out"),
    (cell_path.double_tanh_in_dc, "takes a tanh of the tanh"),
)


def in_one_place(place: str, slip: Mutant, said: str) -> Mutant:
    """A wrong gradient of the cell in one place, and the right one everywhere else."""
    right, dcell = PARTS[place], slip.replaces["dcell"]

    def part(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        found: Array = right(k, dcell(k, dh, dc), dh, dc)
        return found

    advice = (
        f"Has another gradient of the cell for the {PLACES[place]} than for the rest: it {said}. Compare what "
        "reaches the cell in the lines of the gates, which is the same in all of them."
    )
    replaces: dict[str, Callable[..., Array]] = {place: part}
    return Mutant(f"{slip.id}_for_{place}", advice, replaces, family=True)


IN_ONE_PLACE = [in_one_place(place, slip, said) for slip, said in SLIPS for place in PLACES]

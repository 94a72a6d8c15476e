"""Mistakes in what arrives at a step: the gradient of one new state is added to that of the other."""

from __future__ import annotations

from exercises.lstm.parts import PARTS
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts


@rare
def dh_added_to_dc() -> Parts:
    """Adds the arriving dh as it is to the cell's gradient, besides what comes through h.

    On how many ways does dh reach the cell state?
    """
    return {"dcell": lambda k, dh, dc: PARTS["dcell"](k, dh, dc + dh)}


@rare
def dc_added_to_dh() -> Parts:
    """Adds the arriving dc to the arriving dh.

    At which of the two new states does dc arrive?
    """
    return {
        "dcell": lambda k, dh, dc: PARTS["dcell"](k, dh + dc, dc),
        "da_o": lambda k, dct, dh, dc: PARTS["da_o"](k, dct, dh + dc, dc),
    }

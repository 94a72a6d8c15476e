"""What arrives at a step's own output, and what the next step sends back: one of the two is missing."""

from __future__ import annotations

from exercises.lstm.parts import PARTS
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Array, Parts


def one_alone(part: str, own: bool) -> Parts:
    """One of the two ways through h with the gradient of the step's own output alone, or with what is sent back."""
    kept: dict[str, Array] = {}

    def arriving(dH: Array, t: int, dh: Array) -> Array:
        kept["one"] = dH[t] if own else dh
        found: Array = dH[t] + dh
        return found

    ways = {
        "da_o": lambda k, dct, dh, dc: PARTS["da_o"](k, dct, kept["one"], dc),
        "dcell": lambda k, dh, dc: PARTS["dcell"](k, kept["one"], dc),
    }
    return {"arriving": arriving, part: ways[part]}


@rare
def carried_dh_missing_at_output_gate() -> Parts:
    """Makes the output gate's gradient from what arrives at the step's output, without what the next step sends back.

    Who uses h, besides the loss?
    """
    return one_alone("da_o", own=True)


@rare
def carried_dh_missing_at_cell() -> Parts:
    """Makes the cell's gradient from what arrives at the step's output, without what the next step sends back to h.

    Who uses h, besides the loss?
    """
    return one_alone("dcell", own=True)


@rare
def own_output_missing_at_output_gate() -> Parts:
    """Makes the output gate's gradient from what the next step sends back, without what arrives at the step's output.

    Who uses h, besides the next step?
    """
    return one_alone("da_o", own=False)


@rare
def own_output_missing_at_cell() -> Parts:
    """Makes the cell's gradient from what the next step sends back to h, without what arrives at the step's output.

    Who uses h, besides the next step?
    """
    return one_alone("dcell", own=False)

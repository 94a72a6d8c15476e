"""A switch of a solution: what is derived of it, what is said, and that a submission is told so."""

from grader.mutation.derive import derived_mutants
from grader.mutation.source import edited

CELL = """
import numpy as np

def cell(x, w, bounded, names):
    y = np.tanh(x * w) if bounded else x * w
    z = 2 * y if names == "two" else y
    return y + z
"""


def test_a_switch_is_stuck_or_turned() -> None:
    """A name alone: what a comparison chooses is no switch of the caller's."""
    found = {m.id: m for m in derived_mutants(CELL, {"y": "the output"}) if m.id.startswith("switch")}
    lines = {id: edited(CELL, dict(m.replaces)).splitlines()[4].strip() for id, m in found.items()}
    assert lines == {
        "switch_stuck_bounded_by_true_in_y": "y = np.tanh(x * w) if (True) else x * w",
        "switch_stuck_bounded_by_false_in_y": "y = np.tanh(x * w) if (False) else x * w",
        "switch_turned_bounded_in_y": "y = np.tanh(x * w) if (not bounded) else x * w",
    }
    told = found["switch_stuck_bounded_by_true_in_y"].advice
    assert told == (
        "Takes no notice of `bounded` where the output is made, as if that were always true. "
        "Look at both of its values."
    )

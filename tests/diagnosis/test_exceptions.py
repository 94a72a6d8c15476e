"""What an exception says: arithmetic that has no answer, and the surest of several."""

import numpy as np
import pytest

from grader.diagnosis.exceptions import told, unanswerable, unfitting
from grader.errors import Raised


@pytest.mark.parametrize(
    ("type", "message"),
    [
        ("ZeroDivisionError", "float division by zero"),
        ("ValueError", "math domain error"),
        ("ValueError", "All-NaN slice encountered"),
        ("OverflowError", "cannot convert float infinity to integer"),
    ],
)
def test_a_number_that_there_is_not_is_told(type: str, message: str) -> None:
    """With the line that raised."""
    (found,) = unanswerable([Raised("TypeError", "of another kind"), Raised(type, message, 7, "y = 1 / n")])
    assert (found.id, found.evidence) == ("no_such_number", "line 7")


def test_another_exception_says_nothing_of_numbers() -> None:
    """Nor does one that an author raises in words of his own."""
    assert unanswerable([Raised("ValueError", "x must have two axes"), Raised("KeyError", "'c'")]) == []


def test_the_surest_pattern_is_told_whatever_came_first() -> None:
    """As an exercise lists them, not as they were raised; a name that is never set before all."""
    known = {"squeeze": ("sure", "Sure."), "shapes": ("likely", "Likely.")}
    raised = [Raised("RuntimeError", "shapes do not fit"), Raised("IndexError", "of a squeeze")]
    assert [one.id for one in told(raised, known)] == ["sure"]
    assert [one.id for one in told([*raised, Raised("NameError", "name 'q' is not defined")], known)] == [
        "name_never_set"
    ]


@pytest.mark.parametrize("blocks", [4, 5])
def test_blocks_that_are_not_there_are_told(blocks: int) -> None:
    """In numpy's own words; a split that goes up raises nothing."""
    with pytest.raises(ValueError, match="equal division") as caught:
        np.split(np.zeros((2, 6)), blocks, axis=1)
    (found,) = unfitting([Raised("ValueError", str(caught.value), 4)])
    assert (found.id, found.evidence) == ("no_equal_parts", "line 4")
    assert len(np.split(np.zeros((2, 6)), 3, axis=1)) == 3

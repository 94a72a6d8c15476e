"""What becomes of returned values: an array of real numbers, or a plain word; never an error of the judge."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.dialects.axes import Move, Spelling
from grader.dialects.signature import Group, Parameter, Signature
from grader.errors import Raised, Unusable
from grader.judging.blanks import unfinished
from grader.judging.returned import MOST_ENTRIES, placed, to_array
from grader.worker.values import Handle, Opaque


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ([[1, 2.5], [True, 0]], [[1, 2.5], [1, 0]]),
        ([np.ones(2), np.zeros(2)], [[1, 1], [0, 0]]),
        ((1, [2][0]), [1, 2]),
        ([np.array(0.5, np.float32), np.array(2)], [0.5, 2]),
        ([2 + 0j, np.array(1 + 0j)], [2, 1]),
        (2 + 0j, 2),
        ([], []),
    ],
    ids=repr,
)
def test_numbers_in_lists(value: Any, want: Any) -> None:
    """Lists of numbers and of arrays are welcome; complex numbers that are real, too."""
    assert to_array(value, "h", "step").tolist() == want


HUGE = 2**1024 - 1
REFUSED = [
    ([[HUGE] * 3], "too large for float64"),
    (HUGE, "too large for float64"),
    ([1 + 1j, 2], "dtype complex128"),
    ([np.ones(2) + 1j, np.ones(2)], "dtype complex128"),
    (1 + 1j, "dtype complex128"),
    ([["0.5", "1"]], "a list with the text '0.5' in it as h"),
    ([None], "a list with None in it as h"),
    ([1, Handle(0)], "a list with a Handle in it"),
    ([Opaque("Matrix")], "a list with a Matrix in it"),
    ([{"a": 1}], "a list with a dict in it"),
    ([[1], [1, 2]], "returned a list as h, but it should be an array"),
    ([np.zeros(MOST_ENTRIES, np.uint8), np.zeros(1, np.uint8)], "too large"),
    (np.zeros(MOST_ENTRIES + 1, bool), "too large"),
]


@pytest.mark.parametrize(("value", "said"), REFUSED, ids=lambda x: type(x).__name__)
def test_what_is_no_array(value: Any, said: str) -> None:
    """Numbers beyond float64, text, imaginary parts, ragged and endless lists: the submission is told."""
    with pytest.raises(Unusable, match=said):
        to_array(value, "h", "step")


@pytest.mark.parametrize(
    "code",
    [
        "(a_next, a_prev, xt, parameters) = None",
        "n_x, m, T_x = None  # from the shape of x",
        "for t in reversed(range(None)):",
        "for t in range(None):",
    ],
)
def test_a_blank_of_a_template_is_not_done_yet(code: str) -> None:
    """None that a template has where a student should write: what it raises is told as what it is."""
    assert unfinished(Raised("TypeError", "cannot unpack", 7, code)) == f"None still stands in line 7: {code}"


@pytest.mark.parametrize(
    ("type", "code"),
    [
        ("TypeError", "n_x, m, T_x = shape"),
        ("TypeError", "a, b = None or x"),
        ("ValueError", "n_x, m = None"),
        ("TypeError", "total = sum(None for _ in x) + dz"),
        ("TypeError", "dba = np.sum(dz, axis=None) + cache"),
    ],
)
def test_an_error_of_the_students_own_is_none(type: str, code: str) -> None:
    """An exception of a line that is filled in stays an exception."""
    assert unfinished(Raised(type, "cannot unpack non-iterable NoneType object", 7, code)) == ""


def entry_of(*axes: str) -> Signature:
    """An entry that returns results of these axes."""
    results = [(name, Spelling.parse(text)) for name, text in zip("abcd", axes, strict=False)]
    items = tuple(Parameter(name, (name,), Move(spelling, (name,), (spelling,))) for name, spelling in results)
    return Signature("entry", "entry", Group(()), Group(items))


@pytest.mark.parametrize(
    ("axes", "shape"), [(("float", "float"), (2,)), (("N", "N", "N"), (3, 5)), (("value", "value"), (2, 4))]
)
def test_an_array_stands_for_its_rows(axes: tuple[str, ...], shape: tuple[int, ...]) -> None:
    """`np.array([t, df])` is what `t, df` is, where all results have as many axes, or say nothing of them."""
    rows = np.arange(float(np.prod(shape))).reshape(shape)
    found = [value for _, value, _ in placed(entry_of(*axes), rows)]
    assert [value.tolist() for value in found] == rows.tolist()


@pytest.mark.parametrize(
    ("axes", "shape"),
    [(("N H", "N H"), (2, 3)), (("float", "float"), (3,)), (("N", "float"), (2, 4)), (("value", "value"), (2,))],
)
def test_one_result_alone_is_not_taken_apart(axes: tuple[str, ...], shape: tuple[int, ...]) -> None:
    """A state of two samples is not two states; nor is what has another number of rows, or results of unlike axes."""
    with pytest.raises(Unusable, match="returned one array of shape"):
        list(placed(entry_of(*axes), np.ones(shape)))

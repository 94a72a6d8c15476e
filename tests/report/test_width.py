"""Reports take the width that there is: nothing is longer, no word is broken, nothing of a title is left out."""

from __future__ import annotations

import contextvars
from collections.abc import Callable

import pytest

from grader.report.layout import Paint, as_wide_as, columns, paragraph
from grader.report.terminal import render
from tests.report.reports import FAILING, RIGHT

TITLE = "Every gradient is right on ordinary sequences, with a gradient arriving at every step"


def wide(columns: int, write: Callable[[], str]) -> str:
    """What is written on a terminal of so many columns."""

    def there() -> str:
        as_wide_as(columns)
        return write()

    return contextvars.copy_context().run(there)


@pytest.mark.parametrize("room", [60, 80, 200])
def test_a_report_has_the_width_of_the_terminal(room: int) -> None:
    """Headings reach to its right end."""
    lines = wide(room, lambda: render([RIGHT, FAILING])).splitlines()
    told = [line for line in lines if "lstm-grader" not in line]  # a command is broken before its options alone
    assert max(map(len, told)) <= room
    assert len(told[0]) == min(room, 100)


@pytest.mark.parametrize("room", [60, 80, 200])
def test_no_word_is_broken(room: int) -> None:
    """All words of a title and of a text are there, whole."""
    line = wide(room, lambda: columns(Paint(False), "", f"  lstm-sequence  {TITLE}", "10 points"))
    assert set(TITLE.split()) <= set(line.split())
    assert "..." not in line
    assert " ".join(wide(room, lambda: "\n".join(paragraph(TITLE, "    "))).split()) == TITLE


def test_no_terminal_is_too_narrow_or_too_wide_to_read() -> None:
    """Bounds of what is written for."""
    text = "word " * 100
    assert max(map(len, wide(3, lambda: "\n".join(paragraph(text, ""))).splitlines())) <= 40
    assert max(map(len, wide(5000, lambda: "\n".join(paragraph(text, ""))).splitlines())) <= 200

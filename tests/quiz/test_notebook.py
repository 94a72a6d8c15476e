"""The quiz in a notebook: a question that shows itself, answers that are printed, never an exception."""

from __future__ import annotations

import pytest

from grader.notebook import quiz
from grader.quiz.marking import solution
from tests.quiz.malformed import MALFORMED

Captured = pytest.CaptureFixture[str]


def test_a_question_in_a_notebook(capsys: Captured) -> None:
    """Shown as HTML and as text without the key; answered by text, numbers or a list; hints; other numbers."""
    found = quiz("q05", seed=3)
    assert found is not None
    assert solution(found.variant) not in found._repr_html_() + repr(found)
    found.answer("0 1 0 0")
    assert "✗" in capsys.readouterr().out
    found.answer(list(found.variant.key))
    assert "✓" in capsys.readouterr().out
    found.hint()
    found.hint()
    found.show()
    printed = capsys.readouterr()
    assert "Hint 1" in printed.out
    assert "Hint 2" in printed.out
    assert solution(found.variant) in printed.out
    assert printed.err == ""
    assert found.new(4).variant.values != found.variant.values


def test_nothing_raises(capsys: Captured) -> None:
    """Unknown names are printed, and so is what cannot be read."""
    assert quiz("q99") is None
    assert "no quiz item 'q99'" in capsys.readouterr().out
    found = quiz("q06")
    assert found is not None
    texts: list[object] = [*MALFORMED[:60], None, 3.5, [], {"a": 1}]
    for text in texts:
        found.answer(text)

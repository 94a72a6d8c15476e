"""Which dialect a file speaks and which exercises it answers; what is said when it answers none."""

from __future__ import annotations

import pytest

from grader.errors import Ambiguous


def test_a_tie_between_dialects_is_asked_about(grade):
    """Never guessed."""
    with pytest.raises(Ambiguous, match="native and as cs231n"):
        grade("def lstm_step_backward(*args): pass")


def test_equal_names_are_told_apart_by_arguments(grade):
    """lstm_forward of six arguments is native, of five CS231n's."""
    assert next(iter(grade("def rnn_forward(X, h, W, R, b): pass\ndef lstm_forward(x, h0, Wx, Wh, b): pass").values())
                ).dialect == "cs231n"  # fmt: skip


def test_equal_arguments_are_told_apart_by_their_names(grade):
    """rnn_forward takes five arguments in both: X, h, W, R, b or x, h0, Wx, Wh, b."""
    for arguments, dialect in (("X, h, W, R, b", "native"), ("x, h0, Wx, Wh, b", "cs231n")):
        (report,) = grade(f"def rnn_forward({arguments}): pass", None).values()
        assert report.dialect == dialect
    with pytest.raises(Ambiguous):
        grade("def rnn_forward(one, two, three, four, five): pass")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f(x): return x", "no known function in this file (it defines f); looked for native: "),
        ("x = 1", "it defines no function at all"),
        ("def lstm_step_backward(dh, dc, cache): pass\ndef lstm_step_forwards(): pass", "but no exercise whole"),
        ("import nowhere_to_be_found\ndef rnn_step(x, h, W, R, b): pass", "No module named 'nowhere_to_be_found'"),
        ("1 / 0\ndef rnn_step(x, h, W, R, b): pass", "it raises when it is loaded: line 1: ZeroDivisionError"),
    ],
)
def test_a_file_that_cannot_be_graded_is_invalid(grade, source, said):
    """With a reason, no checks, and no points."""
    (report,) = grade(source, dialect="native" if "forwards" in source else None).values()
    assert (report.status, report.score, report.verdicts) == ("invalid", 0.0, ())
    assert said in report.reason


def test_the_dialect_that_fits_is_named_where_another_was_asked_for(grade):
    """Only the names of the dialect that was asked for, and where they would have been found."""
    (report,) = grade("def lstm_step(x, h, c, W, R, b): pass", dialect="cs231n").values()
    assert "looked for cs231n: " in report.reason
    assert "native:" not in report.reason
    assert report.reason.endswith("It fits the dialect native")
    (report,) = grade("def f(): pass", dialect="cs231n").values()
    assert "fits" not in report.reason

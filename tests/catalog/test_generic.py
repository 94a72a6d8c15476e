"""An exercise called as a helper is: graded when it is asked for or the file is about it, and never in passing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.catalog.catalog import load
from grader.errors import Ambiguous, BadExercise
from grader.model import Report
from grader.run.grader import Grader
from grader.sandbox.start import Sandbox
from tests.catalog.helper_exercises import SIGMOID, folder
from tests.conftest import submission

Graded = Callable[..., dict[str, Report]]
LSTM = SIGMOID + (  # what it does with the names is no matter here
    "def lstm_forward(x, h0, Wx, Wh, b):\n    raise ArithmeticError(sigmoid(x))\n\n\n"
    "def lstm_backward(dh, cache):\n    pass\n"
)


def grading(exercises: Path, room: Sandbox) -> Graded:
    """Grade a text with the exercises of a folder: reports by exercise."""
    grader = Grader(load(exercises), room, seed=11)

    def graded(source: str, slug: str | None = None, dialect: str | None = None, name: str = "alice.py") -> Any:
        spoken = grader.catalog.dialect(dialect) if dialect else None
        return {report.exercise: report for report in grader.reports(submission(source, name), slug, spoken)}

    return graded


@pytest.fixture
def graded(tmp_path: Path, room: Sandbox) -> Graded:
    """With an exercise `sigmoid` that says nothing of being generic."""
    return grading(folder(tmp_path), room)


def dialects(reports: dict[str, Report]) -> dict[str, str]:
    """The dialect of every exercise."""
    return {slug: report.dialect for slug, report in reports.items()}


@pytest.mark.parametrize("dialect", [None, "cs231n"])
def test_a_helper_is_no_exercise_and_changes_no_dialect(graded: Graded, dialect: str | None) -> None:
    """A CS231n file with a helper `sigmoid` is CS231n's, and has no report on it."""
    found = dialects(graded(LSTM, dialect=dialect))
    assert found == {"lstm-sequence": "cs231n", "lstm-sequence-backward": "cs231n"}


@pytest.mark.parametrize(("dialect", "told"), [(None, "native"), ("cs231n", "cs231n")])
def test_what_is_asked_for_is_graded(graded: Graded, dialect: str | None, told: str) -> None:
    """By its canonical call, which cs231n inherits."""
    (report,) = graded(LSTM, "sigmoid", dialect).values()
    assert (report.exercise, report.dialect, report.score) == ("sigmoid", told, 2.0)


def test_a_file_that_defines_nothing_else_is_about_it(graded: Graded) -> None:
    """Right is right and wrong is wrong, whatever unknown functions stand beside it."""
    assert graded(SIGMOID)["sigmoid"].score == 2.0
    assert graded(SIGMOID + "def show(x): print(sigmoid(x))\n")["sigmoid"].score == 2.0
    assert graded(SIGMOID.replace("-x", "x"))["sigmoid"].score == 0.0


@pytest.mark.long
def test_a_file_that_is_named_after_it_is_about_it(graded: Graded) -> None:
    """Beside what else it answers; part of a word is no name."""
    both = {"lstm-sequence": "cs231n", "lstm-sequence-backward": "cs231n", "sigmoid": "native"}
    for name in ("sigmoid/alice.py", "alice/My-Sigmoid 2.ipynb"):
        assert dialects(graded(LSTM, name=name)) == both
    assert "sigmoid" not in graded(LSTM, name="sigmoidal.py")


def test_a_helper_in_a_file_that_is_named_after_another(graded: Graded) -> None:
    """Where both are generic: the one that the file is named after is meant, and both in a file of another name."""
    both = SIGMOID + "def dsigmoid(s): return s * (1 - s)\n"
    assert set(graded(both, name="sigmoid_slope.py")) == {"sigmoid-slope"}
    assert set(graded(both, name="alice.py")) == {"sigmoid", "sigmoid-slope"}
    assert set(graded(SIGMOID, name="sigmoid_slope.py")) == {"sigmoid"}


def test_a_file_of_unknown_conventions_is_not_graded_for_its_helper(graded: Graded) -> None:
    """It is about `rnn_forward`, which no dialect fits; an exercise that lacks a function is no other case."""
    (report,) = graded(SIGMOID + "def rnn_forward(data, network): pass\n").values()
    assert (report.exercise, report.status) == ("rnn-sequence", "invalid")
    (report,) = graded(SIGMOID + "def lstm_step_backward(dh, dc, cache): pass\n").values()
    assert (report.exercise, report.status) == ("", "invalid")
    assert "no exercise whole: lstm-step-backward also needs lstm_step" in report.reason


@pytest.mark.long
def test_the_author_has_the_last_word(tmp_path: Path, room: Sandbox) -> None:
    """`generic = false` grades it in every file; `true` is what one word with one argument is by itself."""
    graded = grading(folder(tmp_path / "always", False), room)
    assert dialects(graded(LSTM)) == {
        "lstm-sequence": "cs231n",
        "lstm-sequence-backward": "cs231n",
        "sigmoid": "native",
    }
    assert load(folder(tmp_path / "stated", True)).outline("sigmoid").generic
    assert not any(o.generic for o in load().outlines if "entries" in o.content)


def test_generic_is_true_or_false(tmp_path: Path) -> None:
    """Anything else is refused with the file and the key."""
    path = folder(tmp_path, True) / "activations" / "sigmoid" / "exercise.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("true", "1"), encoding="utf-8")
    with pytest.raises(BadExercise, match=r"exercise.toml: generic should be true or false, not 1"):
        load(tmp_path)


def in_chapter(root: Path, name: str, array: str) -> Path:
    """The exercise in a chapter that comes with the package, as a function of one of its arrays."""
    folder(root)
    (root / "activations").rename(root / name)
    chapter = load().outline(f"{name}-step").folder.parent / "chapter.toml"
    entry = f'\n[entries.sigmoid]\nargs = ["{array}"]\nreturns = ["{array}"]\n'
    (root / name / "chapter.toml").write_text(chapter.read_text(encoding="utf-8") + entry, encoding="utf-8")
    checks = root / name / "sigmoid" / "checks.py"
    checks.write_text(checks.read_text(encoding="utf-8").replace('{"y"', f'{{"{array}"'), encoding="utf-8")
    return root


@pytest.mark.long
def test_a_helper_is_inherited_in_a_chapter_of_other_words(tmp_path: Path, room: Sandbox) -> None:
    """CS231n's LSTM does not write it and lays its array out as we do."""
    graded = grading(in_chapter(tmp_path, "lstm", "x"), room)
    assert dialects(graded(LSTM)) == {"lstm-sequence": "cs231n", "lstm-sequence-backward": "cs231n"}
    report = graded(LSTM, "sigmoid")["sigmoid"]
    assert (report.dialect, report.score) == ("cs231n", 2.0)


def test_a_helper_counts_for_no_dialect(graded: Graded, tmp_path: Path, room: Sandbox) -> None:
    """Neither in its chapter, where native alone may have it, nor for a chapter that could be either."""
    other = grading(in_chapter(tmp_path / "same", "rnn", "X"), room)
    assert dialects(other(SIGMOID + "def rnn_forward(x, h0, Wx, Wh, b): pass\n")) == {"rnn-sequence": "cs231n"}
    with pytest.raises(Ambiguous):
        graded(SIGMOID + "def rnn_forward(one, two, three, four, five): pass\n")


def test_a_function_of_ours_that_a_teacher_asks_for(tmp_path: Path) -> None:
    """The teacher's exercise stands in the place of ours; the others are there."""
    slugs = load(folder(tmp_path)).slugs
    assert {"sigmoid", "sigmoid-slope", "rnn-step"} <= {*slugs}
    assert "stable-sigmoid" not in slugs
    assert "stable-sigmoid" in load().slugs


HELPERS = """
import numpy as np
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))
def rel_error(x, y):
    return np.max(np.abs(x - y) / (np.maximum(1e-8, np.abs(x) + np.abs(y))))
def clip_global(grads, max_norm):
    return grads
"""
RNN = """
def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, None
"""


def test_helpers_of_a_course_are_not_graded_in_passing(room: Sandbox) -> None:
    """A CS231n file with a sigmoid, a rel_error and a clipping of its own is about its cells alone."""
    grader = Grader(load(), room, seed=11)
    assert [report.exercise for report in grader.reports(submission(HELPERS + RNN, "rnn_layers.py"))] == ["rnn-step"]
    alone = [report.exercise for report in grader.reports(submission(HELPERS, "helpers.py"))]
    assert alone == ["stable-sigmoid", "rel-error", "clip-global"]
    named = [report.exercise for report in grader.reports(submission(HELPERS + RNN, "rel_error.py"))]
    assert named == ["rel-error", "rnn-step"]


def test_a_file_whose_functions_are_misspelled_is_not_about_its_helper(graded: Graded) -> None:
    """Nobody hands in a sigmoid beside an `lstmStepForward`."""
    (report,) = graded(SIGMOID + "def lstmStepForward(x, prev_h, prev_c, Wx, Wh, b): pass\n").values()
    assert (report.exercise, report.status) == ("", "invalid")
    assert "did you mean lstm_step_forward?" in report.reason


@pytest.mark.parametrize(
    "other", ["class GRU:\n    def forward(self, x, h): pass\n", "def gru_step_forward(x, prev_h, Wx, Wh, b): pass\n"]
)
def test_a_cell_that_nobody_knows_is_what_a_file_is_about(room: Sandbox, other: str) -> None:
    """Its sigmoid is a helper, nothing of another cell is meant, and the exercises on the cell are told."""
    (report,) = Grader(load(), room, seed=11).reports(submission(HELPERS + other, "mine.py"))
    assert (report.exercise, report.status) == ("", "invalid")
    assert "Exercises on gru: gru-step, gru-sequence, " in report.reason
    assert "did you mean" not in report.reason

"""Scripts that read data or train when they are loaded: what they define is graded."""

from __future__ import annotations

import pytest

from grader.catalog.catalog import Catalog
from grader.run.grader import Grader
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from tests.conftest import Grade, submission

STEP = """
def rnn_step(x, h, W, R, b):
    h_new = np.tanh(x @ W.T + h @ R.T + b)
    return h_new, (x, h, W, R, h_new)
"""
READS = (
    "import numpy as np\nwords = open('novel.txt').read().split()\nsize = len(set(words))\n"
    "table = np.zeros((size, 3))\n" + STEP + "for word in words:\n    table[hash(word)] += 1\n"
)
TRAINS = "import numpy as np\n" + STEP + "h = np.zeros((1, 2))\nwhile True:\n    h = np.tanh(h)\n"


def test_data_that_is_not_there_keeps_no_function_from_being_graded(grade: Grade) -> None:
    """A right step has all points, a wrong one is named as anywhere, and a note says what was not run."""
    (report,) = grade(READS).values()
    assert (report.exercise, report.score) == ("rnn-step", 10.0)
    (note,) = [note for note in report.notes if note.id == "definitions"]
    assert note.text.startswith("line 2: FileNotFoundError")
    (wrong,) = grade(READS.replace("h @ R.T + b", "h @ R.T")).values()
    assert wrong.score != 10.0
    assert wrong.diagnosis[0].id == "bias_missing"


def test_what_uses_such_data_says_so(grade: Grade) -> None:
    """A function that reads what the data was for meets what was not run, with the line."""
    (report,) = grade(READS.replace("    h_new =", "    size + 1\n    h_new =")).values()
    assert report.score == 0.0
    assert "words is not there: line 2, which sets it, is not run" in report.verdicts[0].facts


def test_a_training_that_does_not_end_is_left_out(exercises: Catalog, room: Sandbox) -> None:
    """What it defines is graded all the same."""
    grader = Grader(exercises, room, seed=11, limits=Limits(load_s=2.0))
    (report,) = grader.reports(submission(TRAINS, "train.py"))
    assert (report.exercise, report.score) == ("rnn-step", 10.0)
    assert "is not loaded in its time" in report.notes[0].text


@pytest.mark.parametrize("line", ["raise ValueError('no')", "1 / 0"])
def test_another_error_stays_one(grade: Grade, line: str) -> None:
    """A file that is wrong by itself is told so."""
    (report,) = grade(READS.replace("words = open('novel.txt').read().split()", line)).values()
    assert report.status == "invalid"
    assert "it raises when it is loaded: line 2" in report.reason

"""What is told beside the verdicts, and the exercises that a file answers in a place that does not count."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.run.plan import Plan
from grader.run.run import Run, opened
from tests.samples import RIGHT, STARTER

BACKWARD = """

def rnn_step_backward(dh, cache):
    raise NotImplementedError
"""


@pytest.fixture(scope="module")
def judge() -> Iterator[Run]:
    """A run without an exercise named."""
    with opened(Plan(seed=11)) as run:
        yield run


def notebook(*cells: tuple[str, str]) -> str:
    """The JSON of a notebook of these kinds of cells and texts."""
    return json.dumps({"cells": [{"cell_type": kind, "source": text} for kind, text in cells], "nbformat": 4})


def test_numbers_that_overflow_in_the_judge_warn_nobody(judge: Run, tmp_path: Path) -> None:
    """What a wrong answer does to the judge's own arithmetic is told by the verdict, not by RuntimeWarnings."""
    (tmp_path / "a.py").write_text(RIGHT.replace("h = np.tanh", "h = 1e308 * np.tanh"))
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        (report,) = judge.reports(tmp_path / "a.py")
    assert report.score == 0.0
    assert [str(warning.message) for warning in heard if issubclass(warning.category, RuntimeWarning)] == []


@pytest.mark.parametrize("end", ["assert False, 'the course'", "raise SystemExit"])
def test_what_stands_below_the_place_where_a_file_ends_has_a_line(judge: Run, tmp_path: Path, end: str) -> None:
    """It is not graded, as Python has not defined it, and not forgotten either."""
    (tmp_path / "a.py").write_text(RIGHT + f"\n{end}\n" + BACKWARD)
    above, below = judge.reports(tmp_path / "a.py")
    assert (above.exercise, above.status, above.score) == ("rnn-step", "graded", 10.0)
    assert (below.exercise, below.status, below.score, below.max_score) == ("rnn-step-backward", "invalid", 0.0, 10.0)
    assert "line 8: " in below.reason
    assert 'put it under `if __name__ == "__main__":`' in above.notes[0].text


def test_what_stands_in_a_markdown_cell_has_a_line(judge: Run, tmp_path: Path) -> None:
    """The other exercises of the notebook are graded."""
    text = notebook(("code", RIGHT), ("raw", "# mine\n" + BACKWARD))
    (tmp_path / "a.ipynb").write_text(text)
    graded, told = judge.reports(tmp_path / "a.ipynb")
    assert (graded.status, graded.notes) == ("graded", ())
    assert (told.exercise, told.status) == ("rnn-step-backward", "invalid")
    assert "rnn_step_backward stands in cell 2, which is raw: make it a code cell" in told.reason


def test_two_files_of_one_student_are_graded_together(judge: Run, tmp_path: Path) -> None:
    """One report an exercise: of each the file in which it can be graded."""
    (tmp_path / "step.py").write_text(RIGHT)
    (tmp_path / "back.py").write_text("from step import rnn_step\n" + BACKWARD)
    reports = judge.reports(tmp_path)
    assert {(report.exercise, report.status) for report in reports} == {
        ("rnn-step", "graded"), ("rnn-step-backward", "graded"),
    }  # fmt: skip
    assert len(reports) == 2


def test_the_place_is_told_by_the_cell(judge: Run, tmp_path: Path) -> None:
    """What ends a notebook is told where its author finds it; what is defined again without its lines."""
    text = notebook(("code", "import numpy as np"), ("code", RIGHT), ("code", "\n@exit\ndef leaves(): pass\n"))
    (tmp_path / "a.ipynb").write_text(text)
    (report,) = judge.reports(tmp_path / "a.ipynb")
    assert [note.text.partition(",")[0] for note in report.notes] == ["cell 3"]
    assert "line 2 ends the program" in report.notes[0].text
    (tmp_path / "b.ipynb").write_text(notebook(("code", RIGHT + STARTER)))
    (report,) = judge.reports(tmp_path / "b.ipynb")
    assert "rnn_step is defined in cell 1, line 4 and again in cell 1, line 7; the last" in report.notes[0].text

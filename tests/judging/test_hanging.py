"""Calls that do not end: the line that runs, the smallest input where it hangs too, and whose time that takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.catalog.catalog import Catalog
from grader.run.grader import Grader
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from tests.conftest import submission

STEP = """import numpy as np


def rnn_step(x, h, W, R, b):
    while {hangs}:
        pass
    return np.tanh(x @ W.T + h @ R.T + b), None
"""


@pytest.mark.parametrize(("hangs", "smallest"), [("True", True), ("len(x) > 1", False)])
def test_the_line_and_the_smallest_input_that_hangs(
    exercises: Catalog, room: Sandbox, hangs: str, smallest: bool
) -> None:
    """Planted: an endless loop, and one for several samples alone, which the smallest input does not show."""
    grader = Grader(exercises, room, seed=3, limits=Limits(call_s=1.0))
    (report,) = grader.reports(submission(STEP.format(hangs=hangs)), "rnn-step")
    wrong = report.verdicts[0]
    assert f"the call took more than 1 s; line 5 was running: while {hangs}:" in wrong.facts
    assert wrong.counterexample is not None
    assert ([wrong.counterexample[n] for n in "NDH"] == [1, 1, 1]) == smallest


@pytest.mark.long
def test_the_smallest_input_takes_no_time_of_the_submission(exercises: Catalog, room: Sandbox) -> None:
    """What hangs in one exercise leaves another its time; without any left nothing more is tried."""
    right = exercises.exercise("lstm-step").folder / "solution.py"
    text = STEP.format(hangs="True") + right.read_text().partition("import numpy as np")[2]
    grader = Grader(exercises, room, seed=3, limits=Limits(call_s=3.0, total_s=5.5))
    found = {report.exercise: report for report in grader.reports(submission(text))}
    assert found["rnn-step"].score == 0
    assert found["lstm-step"].passed
    short = replace(grader, limits=Limits(call_s=2.0, total_s=1.0))
    (report,) = short.reports(submission(STEP.format(hangs="True")), "rnn-step")
    assert "the submission took more than its 1 s" in report.verdicts[0].facts

"""What a submission prints belongs to the call that made it, and only that of the failing check is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog.catalog import Catalog
from grader.model import Submission
from grader.report.terminal import render
from grader.run.grader import Grader
from grader.sandbox.start import Sandbox

NAIVE = """import numpy as np
def sigmoid(x):
    y = 1 / (1 + np.exp(-x))
    return y
def step(x, h, W, R, b):
    LOUD
    return np.tanh(x @ W.T + h @ R.T + b)
def rnn_step(x, h, W, R, b):
    sigmoid(0 * x - 1000)
    print("all is well")
    h = step(x, h, W, R, b)
    return h, (h, W)
def rnn_forward(X, h, W, R, b):
    H = []
    for x in X:
        sigmoid(0 * x - 1000)
        h = WRONG
        H.append(h)
    return np.stack(H), h, None
"""


def shown(catalog: Catalog, room: Sandbox, source: str) -> str:
    """The whole report of a file."""
    submission = Submission(Path("net.py"), "net.py", "py", "0" * 64, source)
    return render(Grader(catalog, room).reports(submission))


@pytest.fixture(scope="module")
def quiet(exercises: Catalog, room: Sandbox) -> str:
    """The sequence is wrong and silent but for a warning; the step is right, prints and warns."""
    return shown(exercises, room, NAIVE.replace("LOUD", "pass").replace("WRONG", "step(x, h, W, R, 2 * b)"))


def test_a_warning_is_called_one(quiet: str) -> None:
    """Once, with its line, and not as something that was printed."""
    assert quiet.count("Python warned: RuntimeWarning: overflow encountered in exp (line 3)") == 1
    assert "It printed" not in quiet


def test_what_another_check_printed_is_not_shown(quiet: str) -> None:
    """`rnn_step` printed in calls that passed."""
    assert "all is well" not in quiet


def test_what_the_failing_call_printed_is_shown(exercises: Catalog, room: Sandbox) -> None:
    """Here it is the wrong function itself that prints."""
    loud = NAIVE.replace("LOUD", 'print("h is", h.shape)').replace("WRONG", "step(x, h, W, R, 2 * b)")
    text = shown(exercises, room, loud)
    assert "It printed (the last lines):" in text
    assert "    | h is (1, 1)" in text
    assert "all is well" not in text


def test_what_a_lost_process_printed_is_shown(exercises: Catalog, room: Sandbox) -> None:
    """Its last words are kept."""
    source = NAIVE.replace("LOUD", "pass").replace("WRONG", 'print("farewell") or __import__("os").abort()')
    assert "    | farewell" in shown(exercises, room, source)

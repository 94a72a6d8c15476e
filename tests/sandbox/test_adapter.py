"""An adapter meets the submission in its own process: what it defines is called as the submission's functions are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader.errors import LoadFailed, Raised, WorkerLost
from grader.judging.session import Session
from grader.model import Submission
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox

CLASS = """
class Cell:
    def __init__(self, W):
        self.W = W
    def forward(self, x):
        return self.W @ x

def twice(x):
    return 2 * x

def step(W, x):
    return "the submission's own"
"""
ADAPTER = """
if not hasattr(submission, "Cell"):
    raise LookupError("define a class called Cell")

def step(W, x):
    return submission.Cell(W).forward(x)
"""


@pytest.mark.parametrize("level", list("ABD"))
def test_an_adapter_turns_a_class_into_a_function(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """Its functions come before those of the same name in the submission, whose others stay."""
    with sandbox(level).open(CLASS, adapter=ADAPTER) as worker:
        assert {"Cell", "twice", "step"} <= set(worker.functions)
        np.testing.assert_array_equal(worker.call("step", [np.eye(2), np.ones(2)]).value, np.ones(2))
        assert worker.call("twice", [4]).value == 8


def test_what_an_adapter_misses_is_said_of_the_submission(sandbox: Callable[[str], Sandbox]) -> None:
    """No line of the student's is blamed; an adapter that is broken, or hangs, is told too."""
    for text, said in (("def f(): pass", "define a class called Cell"), ("Cell = 1", "")):
        if said:
            with pytest.raises(LoadFailed, match=said) as failed:
                sandbox("D").open(text, adapter=ADAPTER)
            assert (failed.value.kind, failed.value.line) == ("adapter", None)
    with pytest.raises(LoadFailed, match="invalid syntax"):
        sandbox("D").open(CLASS, adapter="def (")
    with pytest.raises((LoadFailed, WorkerLost)):
        sandbox("D").open(CLASS, adapter="while True: pass", limits=Limits(load_s=0.3))


def test_the_students_line_is_named_through_an_adapter(sandbox: Callable[[str], Sandbox]) -> None:
    """What the submission raises below an adapter points at the submission."""
    with (
        sandbox("D").open(CLASS.replace("self.W @ x", "self.V @ x"), adapter=ADAPTER) as worker,
        pytest.raises(Raised, match="V") as raised,
    ):
        worker.call("step", [np.eye(2), np.ones(2)])
    assert raised.value.code == "return self.V @ x"


def test_an_adapter_is_there_again_after_a_loss(sandbox: Callable[[str], Sandbox]) -> None:
    """A session that is adapted stays so when its worker dies; the caches of a submission are not kept over it."""
    source = CLASS + "\ndef die():\n    import os\n    os._exit(0)\n"
    submission = Submission(Path("mine.py"), "mine.py", "py", "0", source)
    with Session(sandbox("D"), submission, 0, Limits(), Rules()) as session:
        assert "step" in session.open()
        session.adapt(ADAPTER)
        assert session.call("step", [np.eye(1), np.ones(1)]).value == 1.0
        with pytest.raises(WorkerLost):
            session.call("die", [])
        assert session.call("step", [np.eye(1), np.ones(1)]).value == 1.0


def test_a_file_is_loaded_once_for_its_adapter(sandbox: Callable[[str], Sandbox]) -> None:
    """The adapter meets the worker that has found the functions, unless that was called or has met another one."""
    text = CLASS + "\nloads = [0]\n\ndef touch():\n    loads[0] += 1\n    return loads[0]\n"
    submission = Submission(Path("a.py"), "a.py", "py", "", text)
    with Session(sandbox("A"), submission, 0, Limits(), Rules()) as session:
        session.open()
        first = session.worker
        session.adapt(ADAPTER)
        assert session.worker is first
        np.testing.assert_array_equal(session.call("step", [np.eye(2), np.ones(2)]).value, np.ones(2))
        assert session.call("touch", []).value == 1
        session.adapt(ADAPTER + "\n")
        assert session.worker is not first
        assert session.call("touch", []).value == 1
    with Session(sandbox("A"), submission, 0, Limits(), Rules()) as session:
        session.call("touch", [])
        session.adapt(ADAPTER)
        assert session.call("touch", []).value == 1
    with Session(sandbox("A"), submission, 0, Limits(), Rules()) as session:
        session.open()
        with pytest.raises(LoadFailed, match="invalid syntax"):
            session.adapt("def (")
        assert session.worker is None

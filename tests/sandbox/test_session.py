"""The life of a submission: what its workers are told, and what of it is secret."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.errors import Raised
from grader.judging.session import Session, workers_seed
from grader.model import Submission
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox
from grader.sandbox.worker import Answered, Reply
from grader.worker.values import Handle

READS = """
import sys
import numpy as np

CALLS = []

def count():
    CALLS.append(1)
    return len(CALLS)

def seed():
    return sys._getframe(1).f_locals["self"]._seed

def draw():
    return np.random.rand()
"""


def session(sandbox: Sandbox, seed: int, limits: Limits | None = None, source: str = READS) -> Session:
    """One that reads what it can, or of another text."""
    return Session(
        sandbox, Submission(Path("seed.py"), "seed.py", "py", "0", source), seed, limits or Limits(), Rules()
    )


def test_the_runs_seed_stays_with_the_judge(sandbox: Callable[[str], Sandbox]) -> None:
    """A worker knows a seed of its own, from which the run's cannot be told; the same run gives the same draws."""
    draws = []
    for seed in (7, 7, 8):
        with session(sandbox("D"), seed) as opened:
            known = opened.call("seed", []).value
            assert known == workers_seed(seed, READS)
            assert known != seed
            draws.append(opened.call("draw", []).value)
    assert draws[0] == draws[1] != draws[2]
    assert workers_seed(7, READS) != workers_seed(7, READS + " ")


def test_time_that_is_not_counted_is_given_back(sandbox: Callable[[str], Sandbox]) -> None:
    """However long it was, the worker is the same afterwards and answers; the time before and after it counts."""
    with session(sandbox("D"), 7, Limits(total_s=3.0)) as opened:
        assert opened.call("count", []).value == 1
        with opened.uncounted() as there_is_time:
            assert there_is_time
            time.sleep(3.2)
        assert opened.call("count", []).value == 2
        assert opened.losses == 0


IN_TURN = """
import os

CALLS = []

def half(x):
    CALLS.append(x)
    if x == 3:
        raise ValueError("odd")
    if x == 5:
        os._exit(1)
    return [x // 2, len(CALLS)]
"""


def told(answers: Sequence[Answered]) -> list[object]:
    """What came back: values, what was raised, and how a worker was lost."""
    return [a.value if isinstance(a, Reply) else a.message if isinstance(a, Raised) else a.kind for a in answers]


def test_calls_that_are_put_at_once(sandbox: Callable[[str], Sandbox]) -> None:
    """They are made in order; an error stands at its place, the worker's end at the last, and a new worker goes on."""
    with session(sandbox("D"), 7, source=IN_TURN) as opened:
        assert told(opened.calls("half", [[2], [3], [4]])) == [[1, 1], "odd", [2, 3]]
        assert told(opened.reads([Handle(0), Handle(1)])) == [[1, 1], None]
        opened.forget()
        assert told(opened.calls("half", [[6], [5], [8]])) == [[3, 4], "died"]
        assert opened.losses == 1
        assert opened.call("half", [6]).value == [3, 1]


def test_an_endless_call_among_others_is_told_at_its_place(sandbox: Callable[[str], Sandbox]) -> None:
    """Each has the time of one call; what came before it is answered."""
    endless = "def wait(x):\n    while x == 2:\n        pass\n    return x\n"
    with session(sandbox("D"), 7, Limits(call_s=1.0), source=endless) as opened:
        assert told(opened.calls("wait", [[1], [2], [3]])) == [1, "timeout"]

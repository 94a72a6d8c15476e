"""The life of a submission: what its workers are told, and what of it is secret."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from grader.judging.session import Session, workers_seed
from grader.model import Submission
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox

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


def session(sandbox: Sandbox, seed: int, limits: Limits | None = None) -> Session:
    """One that reads what it can."""
    return Session(sandbox, Submission(Path("seed.py"), "seed.py", "py", "0", READS), seed, limits or Limits(), Rules())


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

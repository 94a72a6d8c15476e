"""The life of a submission: what its workers are told, and what of it is secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grader.judging.session import Session, workers_seed
from grader.model import Submission
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox

READS = """
import sys
import numpy as np

def seed():
    return sys._getframe(1).f_locals["self"]._seed

def draw():
    return np.random.rand()
"""


def session(sandbox: Sandbox, seed: int) -> Session:
    """One that reads what it can."""
    return Session(sandbox, Submission(Path("seed.py"), "seed.py", "py", "0", READS), seed, Limits(), Rules())


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

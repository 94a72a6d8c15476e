"""How many iterations a training may have: what the task states, unless this machine is too slow for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from exercises.experiments.network import network
from exercises.experiments.tasks import Task
from exercises.experiments.training import train

SECONDS = 20.0  # of computing, that a training may take
BLOCKS, LENGTH = 3, 4  # the calibration: the fastest of so many blocks of so many iterations counts


@dataclass(frozen=True)
class Budget:
    """Iterations that the task states, seconds that one takes here, and seconds that are allowed."""

    stated: int
    each: float
    seconds: float

    @property
    def iterations(self) -> int:
        """How many are made: no more than the task states, so that a fast machine says the same as others."""
        return max(1, min(self.stated, int(self.seconds / self.each)))

    @property
    def cut(self) -> bool:
        """Whether the machine is too slow for what the task states."""
        return self.iterations < self.stated

    def __str__(self) -> str:
        """What it is, and why."""
        measured = f"{1000 * self.each:.2g} ms an iteration, measured here"
        if not self.cut:
            return f"{self.stated} iterations, about {self.stated * self.each:.2g} s at the most ({measured})"
        enough = int(self.stated * self.each) + 1
        cut = f"{self.iterations} of {self.stated} iterations, for which {self.seconds:g} s are enough"
        return f"{cut} ({measured}; all of them with --seconds {enough})"


def measured(kind: str, task: Task, seconds: float, clock: Callable[[], float] = time.process_time) -> Budget:
    """One short calibration: a network of its own is trained for a few iterations, in time of the processor."""
    net = network(kind, 0, task.inputs, task.units, task.outputs)
    short = replace(task, budget=LENGTH, every=LENGTH + 1)
    train(net, short, 0)  # what is slow for the first time alone does not count
    test = min(timed(clock, lambda: task.test(net)) for _ in range(BLOCKS))
    block = min(timed(clock, lambda: train(net, short, 0)) for _ in range(BLOCKS))
    each = (block - test) / LENGTH + test / task.every  # each training begins with a test
    return Budget(task.budget, max(each, 1e-6), seconds)


def timed(clock: Callable[[], float], act: Callable[[], object]) -> float:
    """How long something takes."""
    began = clock()
    act()
    return clock() - began

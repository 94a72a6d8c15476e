"""Training: Adam, gradients clipped to a norm, a test now and then, and an end when the goal is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from exercises.experiments.network import Network
from exercises.experiments.tasks import Task
from grader.checks import Array

FIRST, SECOND, TINY = 0.9, 0.999, 1e-8  # Adam's decay rates, and what keeps it from dividing by zero
Watcher = Callable[[int, float], None]  # is told the iteration and the last test


@dataclass(frozen=True)
class Curve:
    """What became of one training: the tests, each with the iterations before it, and whether the goal was reached."""

    iterations: tuple[int, ...]
    tests: tuple[float, ...]
    reached: bool


class Adam:
    """Adam's running means, one pair for each parameter."""

    def __init__(self, p: Mapping[str, Array], rate: float) -> None:
        self.rate, self.steps = rate, 0
        self.means = {name: np.zeros_like(array) for name, array in p.items()}
        self.squares = {name: np.zeros_like(array) for name, array in p.items()}

    def step(self, p: Mapping[str, Array], grads: Mapping[str, Array]) -> None:
        """Move all parameters, in place."""
        self.steps += 1
        for name, grad in grads.items():
            self.means[name] += (1 - FIRST) * (grad - self.means[name])
            self.squares[name] += (1 - SECOND) * (grad**2 - self.squares[name])
            mean = self.means[name] / (1 - FIRST**self.steps)
            square = self.squares[name] / (1 - SECOND**self.steps)
            p[name][...] -= self.rate * mean / (np.sqrt(square) + TINY)


def clipped(grads: Mapping[str, Array], most: float) -> dict[str, Array]:
    """The gradients, all shortened by one factor to a norm of at most so much."""
    norm = float(np.sqrt(sum(np.sum(grad**2) for grad in grads.values())))
    factor = min(1.0, most / norm) if norm > 0 else 1.0
    return {name: factor * grad for name, grad in grads.items()}


def train(net: Network, task: Task, seed: int, watch: Watcher = lambda iteration, test: None) -> Curve:
    """Train on batches of the task until a test reaches the goal, or the iterations are spent."""
    rng, adam = np.random.default_rng([seed, 1]), Adam(net.p, task.rate)
    iterations, tests = [0], [task.test(net)]
    for iteration in range(1, task.budget + 1):
        X, target = task.batch(rng)
        run = net.run(X)
        _, dY = task.loss(run.Y, target)
        adam.step(net.p, clipped(net.gradients(dY, run), task.clip))
        if iteration % task.every == 0:
            iterations.append(iteration)
            tests.append(task.test(net))
            if task.reached(tests[-1]):
                break
        watch(iteration, tests[-1])
    return Curve(tuple(iterations), tuple(tests), task.reached(tests[-1]))

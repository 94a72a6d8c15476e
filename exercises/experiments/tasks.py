"""The tasks that networks are trained on: their batches, what is lost on them, and when they are solved."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from exercises.experiments.network import Network
from grader.checks import Array

Batch = tuple[Array, Any]
LEARNED, LONGEST = 10, 25  # letters a of the longest text that is learned, and of the longest that is tried
LONG = 50  # steps of the longer order problem
TEXT = (
    "the quick brown fox jumps over the lazy dog. a cell that nothing but a gate can change keeps what it holds. " * 40
)


@dataclass(frozen=True)
class Task:
    """A task and the setting in which it is learned."""

    inputs: int
    units: int
    outputs: int
    rate: float
    clip: float
    budget: int  # iterations
    every: int  # iterations between two tests
    batch: Callable[[np.random.Generator], Batch]
    loss: Callable[[Array, Any], tuple[float, Array]]  # of the read-out and what it should be: loss, gradient
    test: Callable[[Network], float]
    goal: float
    falls: bool  # whether a test should fall below the goal (an error) or rise above it (a share that is right)
    measure: str  # what a test is

    def reached(self, test: float) -> bool:
        """Whether a test reaches the goal."""
        return test < self.goal if self.falls else test > self.goal


def ours(slug: str, chapter: str = "tasks") -> Callable[..., Any]:
    """The function of the solution of an exercise."""
    made = runpy.run_path(str(Path(__file__).parents[1] / chapter / slug / "solution.py"))
    function: Callable[..., Any] = made[slug.replace("-", "_")]
    return function


adding_batch, order_batch, counting_batch, find_counter = map(
    ours, ("adding-batch", "order-batch", "counting-batch", "find-counter")
)


def adding(rng: np.random.Generator, T: int = 30, N: int = 64) -> Batch:
    """X (T, N, 2), values and markers; y (N,), the sum of the two marked values."""
    X, y = adding_batch(N, T, int(rng.integers(2**31)))
    return X, y


def order(rng: np.random.Generator, T: int = 30, N: int = 64) -> Batch:
    """X (T, N, 6), two signals among distractors; y (N,), the class of the two in their order."""
    X, y = order_batch(N, T, int(rng.integers(2**31)))
    return X, y


def counting(most: int) -> tuple[Array, Array, Array]:
    """The texts a^n X b^n, n = 1 ... most: X (T, N, 3), what comes next (T, N), and where it counts (T, N)."""
    X, following, scored = counting_batch(most)
    return X, following, scored == 1


def characters(rng: np.random.Generator, T: int = 50, N: int = 16) -> Batch:
    """Windows of a text: X (T, N, letters), and the characters that come next (T, N)."""
    codes, letters = encoded()
    windows = codes[rng.integers(0, len(codes) - T, N) + np.arange(T + 1)[:, None]]
    return np.eye(letters)[windows[:-1]], windows[1:]


def encoded() -> tuple[Array, int]:
    """The text as numbers, and how many different characters it has."""
    alphabet = sorted(set(TEXT))
    return np.array([alphabet.index(character) for character in TEXT]), len(alphabet)


def squared(Y: Array, y: Array) -> tuple[float, Array]:
    """The mean squared error of the last step's read-out, and its gradient."""
    dY, off = np.zeros(Y.shape), Y[-1, :, 0] - y
    dY[-1, :, 0] = 2 * off / len(y)
    return float(np.mean(off**2)), dY


def surprise(Y: Array, target: Array, counts: Array) -> tuple[float, Array]:
    """The mean of -ln p of what should come, over the steps that count (T, N); and its gradient."""
    shifted = Y - Y.max(axis=2, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=2, keepdims=True))
    hot = np.eye(Y.shape[2])[target]
    share = counts / counts.sum()
    return float(-np.sum(share[..., None] * hot * log_p)), (np.exp(log_p) - hot) * share[..., None]


def at_the_end(Y: Array, y: Array) -> tuple[float, Array]:
    """The surprise at the last step, where the class y (N,) is asked."""
    counts = np.zeros(Y.shape[:2])
    counts[-1] = 1
    return surprise(Y, np.broadcast_to(y, Y.shape[:2]), counts)


def everywhere(Y: Array, target: Array) -> tuple[float, Array]:
    """The surprise at all steps."""
    return surprise(Y, target, np.ones(Y.shape[:2]))


def error(net: Network) -> float:
    """Of the adding problem: the mean squared error on 500 samples that are always the same."""
    X, y = adding(np.random.default_rng(999), N=500)
    return squared(net.run(X).Y, y)[0]


def right_classes(net: Network, T: int = 30) -> float:
    """Of the order problem: the share of 500 samples that is right."""
    X, y = order(np.random.default_rng(999), T, 500)
    return float(np.mean(net.run(X).Y[-1].argmax(axis=1) == y))


def counts_to(net: Network) -> float:
    """The largest n up to 25 so that the texts of 1, 2, ..., n letters a are all right, at every step that counts."""
    X, target, counts = counting(LONGEST)
    right = ~((net.run(X).Y.argmax(axis=2) != target) & counts).any(axis=0)
    return float(np.cumprod(right).sum())


def counting_cell(net: Network) -> tuple[int, float]:
    """The cell that follows the count best on a^10 X b^10, and its correlation with it; of an LSTM."""
    X, _, _ = counting(LEARNED)
    run = net.run(X[:, -1:])
    C = np.array([step.c_new[0] for step in run.cache.steps])
    count = np.minimum(np.arange(1, 2 * LEARNED + 2), LEARNED) - np.maximum(np.arange(2 * LEARNED + 1) - LEARNED, 0)
    best, correlation = find_counter(C, count)
    return best, float(correlation)


def nats_of_text(net: Network) -> float:
    """The surprise on windows of the text that are always the same, in nats."""
    X, target = characters(np.random.default_rng(999), N=40)
    return everywhere(net.run(X).Y, target)[0]


TASKS = {
    "adding": Task(2, 32, 1, 1e-2, 1.0, 800, 50, adding, squared, error, 0.02, True, "mean squared error"),
    "order": Task(6, 32, 4, 5e-3, 1.0, 800, 50, order, at_the_end, right_classes, 0.95, False, "share that is right"),
    "order-long": Task(
        6, 32, 4, 5e-3, 1.0, 1500, 50, lambda rng: order(rng, LONG), at_the_end, lambda net: right_classes(net, LONG),
        0.95, False, "share that is right",
    ),
    "counting": Task(
        3, 10, 4, 1e-2, 1.0, 1500, 100,
        lambda rng: (counting(LEARNED)[0], None), lambda Y, _: surprise(Y, *counting(LEARNED)[1:]), counts_to,
        LEARNED, False, "letters that are counted",
    ),
    "characters": Task(
        encoded()[1], 64, encoded()[1], 5e-3, 5.0, 300, 25, characters, everywhere, nats_of_text,
        0.5, True, "nats a character",
    ),
}  # fmt: skip

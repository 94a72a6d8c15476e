"""What goes wrong with how often signals, distractors and classes come in the temporal order problem."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.checks import Function, Mutant, Parts, mutant

DRAWS: dict[str, Function] = {
    "generator": np.random.default_rng,
    "distractors": lambda rng, T, B: rng.integers(2, 6, (T, B)),
    "signals": lambda rng, B: rng.integers(0, 2, (2, B)),
    "early": lambda rng, T, B: rng.integers(2, T // 5, B),
    "late": lambda rng, T, B: rng.integers(T // 2, T // 2 + T // 5, B),
    "y": lambda first, second: 2 * first + second,
    "X": lambda symbols: np.eye(6)[symbols],
}


def batch(**changes: Function) -> Parts:
    """The function with some of its draws replaced."""
    draw = {**DRAWS, **changes}

    def order_batch(B: int, T: int, seed: int) -> tuple[Any, Any]:
        rng = draw["generator"](seed)
        symbols = draw["distractors"](rng, T, B)
        first, second = draw["signals"](rng, B)
        early, late = draw["early"](rng, T, B), draw["late"](rng, T, B)
        symbols[early, np.arange(B)] = first
        symbols[late, np.arange(B)] = second
        return draw["X"](symbols), draw["y"](first, second)

    return {"order_batch": order_batch}


def lopsided(*shares: float) -> Parts:
    """The signals, each B in such a share of the samples."""
    return batch(signals=lambda rng, B: (rng.random((2, B)) < np.reshape(shares, (2, 1))).astype(int))


ONE_MORE_OFTEN = [
    Mutant(
        f"one_signal_more_often_{which}",
        "Draws one of the two signals more often than the other. How often is a signal A?",
        lopsided(*shares),
    )
    for which, shares in {"first": (0.25, 0.5), "second": (0.5, 0.25), "both": (0.25, 0.25)}.items()
]


@mutant
def one_distractor_more_often() -> Parts:
    """Draws one distractor more often than the others.

    How many distractors are there, and how often is each of them?
    """
    return batch(distractors=lambda rng, T, B: rng.choice([2, 2, 3, 4, 5], (T, B)))


@mutant
def classes_of_other_samples() -> Parts:
    """Has classes that do not belong to their samples.

    Look at what y is made of: which two signals does it read?
    """
    return batch(y=lambda first, second: np.roll(2 * first + second, 1))


@mutant
def signals_numbered_last() -> Parts:
    """Has the signals behind the distractors: A is symbol 4 and B is 5.

    Which number has the symbol A?
    """
    return batch(X=lambda symbols: np.eye(6)[(symbols + 4) % 6])


@mutant
def whether_the_signals_are_alike() -> Parts:
    """Has for the class whether the two signals are alike, or unlike: two classes, not four.

    How many classes are there, and which have A and then B?
    """
    return batch(y=lambda first, second: (first == second) * 1)


@mutant
def whether_the_signals_are_unlike() -> Parts:
    """Has for the class whether the two signals are alike, or unlike: two classes, not four.

    How many classes are there, and which have A and then B?
    """
    return batch(y=lambda first, second: (first != second) * 1)


@mutant
def first_signal_alone() -> Parts:
    """Has the first signal alone for the class.

    Which of the two signals has the network to keep?
    """
    return batch(y=lambda first, second: first)


ONCE: dict[str, dict[str, Function]] = {
    "first": {"early": lambda rng, T, B: np.full(B, rng.integers(2, T // 5))},
    "second": {"late": lambda rng, T, B: np.full(B, rng.integers(T // 2, T // 2 + T // 5))},
}
ONE_STEP_ONCE = [
    Mutant(
        f"same_step_of_the_{which}_signal_in_all_samples",
        f"Draws the step of the {which} signal once, for all samples. For how many samples is a step drawn?",
        batch(**draw),
    )
    for which, draw in ONCE.items()
]


@mutant
def first_symbol_taken_for_nothing() -> Parts:
    """Puts distractors wherever a 0 stands, and so over every A, which is symbol 0.

    How is a step known at which there is no signal?
    """

    def order_batch(B: int, T: int, seed: int) -> tuple[Any, Any]:
        rng = np.random.default_rng(seed)
        symbols, (first, second) = np.zeros((T, B), int), rng.integers(0, 2, (2, B))
        symbols[rng.integers(2, T // 5, B), np.arange(B)] = first
        symbols[rng.integers(T // 2, T // 2 + T // 5, B), np.arange(B)] = second
        return np.eye(6)[np.where(symbols == 0, rng.integers(2, 6, (T, B)), symbols)], 2 * first + second

    return {"order_batch": order_batch}

"""Why a GPU gives other last digits: the same float32 numbers, added in another order."""

from __future__ import annotations

import numpy as np

from grader.quiz.item import Item, Kind, Misconception, OneOf

LARGE = 2**24  # from here to its double float32 has the even numbers only
ODD = OneOf((1, 3, 5, 7, 9, 11))


def above(*addends: int) -> int:
    """How much larger than `LARGE` their sum from left to right is, beginning with it, each step rounded to float32."""
    total = np.float32(LARGE)
    for addend in addends:
        total = np.float32(total + np.float32(addend))
    return int(total) - LARGE


def sums(a: int, b: int) -> tuple[int, int]:
    """The sum from left to right, and with the small numbers added first."""
    return above(a, b), above(int(np.float32(a) + np.float32(b)))


def unless_right(a: int, b: int, answer: tuple[int, int]) -> tuple[int, int] | None:
    """The answer of a misunderstanding that happens to be right for some numbers."""
    return None if answer == sums(a, b) else answer


Q85 = Item(
    id="q85",
    title="The same sum on a GPU",
    kind=Kind.TRACE,
    prompt=r"""A GPU adds the same float32 numbers in another order than a CPU. Between $2^{24}$ and $2^{25}$ float32
has the even whole numbers only. The sum of two numbers is rounded to the nearest number that float32 has; an odd sum
lies halfway between two even ones and goes to the one that is a multiple of 4.

One machine computes $(2^{24} + [[a]]) + [[b]]$, the other $2^{24} + ([[a]] + [[b]])$, rounding after each addition. By
how much is each result larger than $2^{24}$? Two numbers.""",
    given={"a": ODD, "b": ODD},
    parts=("left to right", "small first"),
    key=sums,
    sensible=lambda a, b: sums(a, b)[0] != sums(a, b)[1],
    misconceptions=(
        Misconception("exact", "In float32 there are no odd numbers beyond $2^{24}$: $2^{24} + [[a]]$ is rounded before"
                      " [[b]] is added.", lambda a, b: (a + b, a + b)),
        Misconception("rounds_down", "A tie is not always rounded down: it goes to the multiple of 4, which may be"
                      " above.", lambda a, b: unless_right(a, b, (a + b - 2, a + b))),
        Misconception("rounds_up", "A tie is not always rounded up: it goes to the multiple of 4, which may be below.",
                      lambda a, b: unless_right(a, b, (a + b + 2, a + b))),
        Misconception("alike", "With the small numbers first their sum is even, and nothing has to be rounded.",
                      lambda a, b: (sums(a, b)[0],) * 2),
        Misconception("swapped", "Right numbers, other order: from left to right first.",
                      lambda a, b: sums(a, b)[::-1]),
    ),
    hints=("Which of the sums on the way are odd?", "$2^{24}$ is a multiple of 4: an odd number $n$ above it goes to"
           " the multiple of 4 next to $n$."),
    reason=r"$2^{24} + [[a]]$ is rounded, and so is the second sum; [[a]] + [[b]] is even, and nothing is lost:"
           r" [[answer]]. Both machines are right in every step. Whoever compares a GPU with a CPU needs a tolerance,"
           r" and whoever wants the same bits needs the same order.",
)  # fmt: skip

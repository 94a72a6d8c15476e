"""The Odyssey as a study: its size, the bounds of its variants, its conclusions, its random search."""

from __future__ import annotations

import math

import numpy as np

from exercises.quizzes.cells import OPEN, parameters, row
from grader.quiz.item import Item, Kind, Misconception, Option, Real, Topic, Whole
from reference.odyssey import CIFG, FGR, NFG, VARIANTS, V
from reference.sequence import forward

DATA_SETS, TRIALS = 3, 200  # TIMIT, IAM Online, JSB Chorales; trials of each random search (abstract of the paper)

Q71 = Item(
    id="q71",
    title="The size of the study",
    kind=Kind.COUNT,
    prompt=r"""The Odyssey compares the vanilla LSTM and its eight variants on three data sets; for each combination
of an architecture and a data set there is one random search of 200 trials, each trial one training run. How many runs
is that?

And how many parameters more than the vanilla LSTM has FGR, in which each of the three gates also reads the three
gates of the step before through full matrices, with $H = [[H]]$ units? Two numbers.""",
    given={"H": Whole(4, 60)},
    parts=("runs", "more parameters"),
    key=lambda H: (len(VARIANTS) * DATA_SETS * TRIALS, FGR.count(5, H) - V.count(5, H)),
    misconceptions=(
        Misconception("vanilla_lost", "Eight variants *and* the vanilla LSTM.", lambda H: (8 * 3 * 200, 9 * H * H)),
        Misconception("one_search_each", "Each architecture is searched on each of the three data sets.",
                      lambda H: (9 * 200, 9 * H * H)),
        Misconception("three_matrices", "Each of three gates reads each of three: nine matrices.",
                      lambda H: (5400, 3 * H * H)),
        Misconception("diagonal", "The matrices are full: $H^2$ numbers each.", lambda H: (5400, 9 * H)),
    ),
    hints=("Nine architectures.", "Three gates times three gates."),
    reason=r"$9 \cdot 3 \cdot 200$ runs, and $9H^2$ more parameters: [[answer]].",
)  # fmt: skip


def largest_cell(cell: object, T: int) -> float:
    """The largest |c_T| from c_0 = 0 over saturated parameters: gates and block input pushed to either end."""
    found = 0.0
    for gate in (-OPEN, OPEN):
        for z in (-OPEN, OPEN):
            p = parameters((0, 0, 0), (0, 0, 0), (gate, z, OPEN), p=(0.0, 0.0))
            _, (_, c), _ = forward(cell, np.zeros((T, 1, 1)), (row(0), row(0)), p)  # type: ignore[arg-type]
            found = max(found, abs(float(c[0, 0])))
    return round(found, 9)


Q72 = Item(
    id="q72",
    title="How large can the cell get?",
    kind=Kind.LIMIT,
    prompt=r"""All cells start at $c_0 = 0$, the block input is $z = \tanh(\ldots)$, gates are between 0 and 1. What
is the smallest bound on $|c_T|$ after $T = [[T]]$ steps, whatever the weights and inputs are,

- in CIFG, where $c_t = i\,z + (1 - i)\,c_{t-1}$,
- in NFG, where $c_t = i\,z + c_{t-1}$?

Two numbers.""",
    given={"T": Whole(3, 60)},
    parts=("CIFG", "NFG"),
    key=lambda T: (largest_cell(CIFG, T), largest_cell(NFG, T)),
    misconceptions=(
        Misconception("both_grow", "In CIFG what is added is taken away from the old: a weighted mean of numbers of"
                                   " size at"
                      " most 1.", lambda T: (T, T)),
        Misconception("both_bounded", "Without a forget gate each step may add 1, and nothing is ever taken away.",
                      lambda T: (1, 1)),
        Misconception("one_short", "Each of the [[T]] steps may add 1, the first one too.", lambda T: (1, T - 1)),
    ),
    hints=("CIFG: a weighted mean of $z$ and the old cell.", "NFG: at most how much is added in a step?"),
    reason=r"A mean of numbers of size at most 1 stays there; a sum of [[T]] such numbers may reach [[T]]: [[answer]]."
           r" (In NOAF the output $h = o\,c$ has no bound of its own either.)",
)  # fmt: skip

CLAIMS = (  # as the abstract and the public summaries state them; nothing that is only remembered
    Option("none_better", "None of the variants improves significantly on the vanilla LSTM.", "", True),
    Option("critical", "The forget gate and the output activation function are its most critical parts.", "", True),
    Option("rate", "The learning rate is the most important hyperparameter.", "", True),
    Option("momentum", "Momentum is unimportant.", "", True),
    Option("coupling", "Coupling input and forget gate makes the results significantly worse.", "the mean did not"
                                                            " change"
           " significantly on any of the data sets.", False),
    Option("size", "The good learning rates depend strongly on the hidden size, so both have to be tuned together.",
           "they were nearly independent.", False),
)  # fmt: skip
Q73 = Item(
    id="q73",
    title="What the study concludes",
    kind=Kind.CHOICES,
    prompt='Which of these conclusions does "LSTM: A Search Space Odyssey" (Greff et al.) draw?',
    options=CLAIMS,
    key=lambda: frozenset(option.id for option in CLAIMS if option.value),
    hints=("Four of them are right.", "CIFG does well with fewer parameters."),
    reason="No variant is significantly better; forget gate and output activation matter most; of the"
           " hyperparameters the"
           " learning rate does, and they can be tuned nearly independently: [[answer]].",
)  # fmt: skip

LOWEST, HIGHEST = 1e-6, 1e-2


def log_uniform(u: float) -> float:
    """The learning rate that a uniform draw stands for."""
    return float(np.exp(np.log(LOWEST) + u * (np.log(HIGHEST) - np.log(LOWEST))))


Q74 = Item(
    id="q74",
    title="A draw of the random search",
    kind=Kind.NUMBER,
    prompt=r"""The study draws the learning rate **log-uniformly** from $[10^{-6}, 10^{-2}]$: its logarithm is
uniform. A uniform draw from $[0, 1]$ gave $u = [[u]]$ (0 stands for the lower end). Which learning rate is that?""",
    given={"u": Real(0.03, 0.97)},
    smallest=1e-7,
    key=log_uniform,
    misconceptions=(
        Misconception("uniform", "That is a uniform draw: 99 % of them would lie above $10^{-4}$.",
                      lambda u: LOWEST + u * (HIGHEST - LOWEST)),
        Misconception("from_the_top", "$u = 0$ stands for the lower end.", lambda u: log_uniform(1 - u)),
        Misconception("exponent_to_zero", "The upper end is $10^{-2}$, so the exponent runs over 4, not over 6.",
                      lambda u: 10 ** (-6 + 6 * u)),
        Misconception("natural", "The exponents are those of 10.", lambda u: math.exp(-6 + 4 * u)),
    ),
    hints=("The exponent is uniform between $-6$ and $-2$.", "Exponent: $-6 + 4u$."),
    reason=r"$10^{-6 + 4 \cdot [[u]]} =$ [[answer]].",
)  # fmt: skip

TOPIC = Topic("study", "The Odyssey as a study", 13, (Q71, Q72, Q73, Q74), ("Odyssey",))

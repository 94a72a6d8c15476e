"""The corners of the GRU: where the conventions agree, and what is left when a gate is held."""

from __future__ import annotations

from functools import cache

import numpy as np

from exercises.quizzes.cells import OPEN, parameters, row
from exercises.quizzes.udacity_gates import logit
from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option
from reference.flow import sequence_jacobian
from reference.gru import GRU_KEEP_AFTER, GRU_KEEP_BEFORE, GRU_REPLACE_BEFORE


@cache
def agree(R_n: str, r: str) -> bool:
    """Whether before and after give the same candidate for such a matrix and such gates, for three units."""
    rng = np.random.default_rng(7)
    matrices: dict[str, Array] = {
        "any": rng.standard_normal((3, 3)), "zero": np.zeros((3, 3)), "diagonal": np.diag([0.4, -1.1, 0.8]),
        "symmetric": (lambda M: M + M.T)(rng.standard_normal((3, 3))),
    }  # fmt: skip
    gates = {"any": (0.2, 0.5, 0.9), "equal": (0.4, 0.4, 0.4)}[r]
    b = np.concatenate([[logit(v) for v in gates], np.zeros(6)])
    p = {"W": np.zeros((9, 1)), "R": np.concatenate([np.zeros((6, 3)), matrices[R_n]]), "b": b}
    x, h = row(0), np.array([[0.7, -0.4, 1.2]])
    before = GRU_KEEP_BEFORE.step(x, (h,), p)[0][0]
    after = GRU_KEEP_AFTER.step(x, (h,), {**p, "bn": np.zeros(3)})[0][0]
    return bool(np.allclose(before, after, rtol=0, atol=1e-12))


CASES = (
    Option("zero", "$R_n = 0$, any reset gates.", "they do agree: both are 0.", ("zero", "any")),
    Option("diagonal", "$R_n$ diagonal, any reset gates.", "they do agree: unit $k$ only meets its own gate.",
           ("diagonal", "any")),
    Option("equal", "Any $R_n$, all reset gates of a step equal.", "they do agree: a number can be taken out of a"
                                                            " product.",
           ("any", "equal")),
    Option("constant", "Any $R_n$, reset gates that are the same in every step but differ between units.",
           "what counts is whether they differ between units.", ("any", "any")),
    Option("symmetric", "$R_n$ symmetric, any reset gates.", "off the diagonal, entries still meet different gates.",
           ("symmetric", "any")),
)  # fmt: skip
Q61 = Item(
    id="q61",
    title="When before is after",
    kind=Kind.CHOICES,
    prompt=r"""In which cases do $R_n (r \odot h)$ (reset before) and $r \odot (R_n h)$ (reset after) agree for every
state $h$? There are several units.""",
    options=CASES,
    key=lambda: frozenset(option.id for option in CASES if agree(*option.value)),
    misconceptions=(
        Misconception("constant_in_time", "That a gate does not change in time is of no use: it has to be the same"
                                          " for all"
                      " *units*.", lambda: frozenset({"zero", "diagonal", "equal", "constant"})),
    ),
    hints=("Entry $k$: $\\sum_j R_{kj} r_j h_j$ against $r_k \\sum_j R_{kj} h_j$.", "When is $R_{kj} r_j = R_{kj}"
                                                            " r_k$?"),
    reason=r"They agree where $R_{kj}(r_j - r_k) = 0$ for all $k, j$: [[answer]].",
)  # fmt: skip


@cache
def influence(r: float, z: float) -> tuple[bool, bool]:
    """Of a GRU that keeps: whether its new state depends on the old one, and whether on the input."""
    rng = np.random.default_rng(9)
    p = GRU_KEEP_BEFORE.parameters(rng, 2, 3, scale=0.3)
    p["b"][:3], p["b"][3:6] = 20 * OPEN * (2 * r - 1), 20 * OPEN * (2 * z - 1)

    def run(x: float, h: float) -> Array:
        return np.asarray(GRU_KEEP_BEFORE.step(np.full((1, 2), x), (np.full((1, 3), h),), p)[0][0])

    return not np.allclose(run(0.5, 0.2), run(0.5, 0.9)), not np.allclose(run(0.5, 0.2), run(1.5, 0.2))


CORNERS = (
    Option("forward", "A feed-forward layer: $h_t = \\tanh(W_n x_t + b_n)$.", "both gates have to be such that the"
                                                            " old state"
           " is neither kept nor read.", (False, True)),
    Option("hold", "A memory: $h_t = h_{t-1}$.", "that needs an update gate that keeps.", (True, False)),
    Option("plain", "A simple recurrent network: $h_t = \\tanh(W_n x_t + R_n h_{t-1} + b_n)$.", "that needs an open"
                                                            " reset gate"
           " and an update gate that takes the candidate.", (True, True)),
    Option("nothing", "A constant.", "the input still gets in, or the state is kept.", (False, False)),
)  # fmt: skip
Q62 = Item(
    id="q62",
    title="The corners of a GRU",
    kind=Kind.CHOICE,
    prompt=r"""A GRU computes $n = \tanh(W_n x_t + R_n (r \odot h_{t-1}) + b_n)$ and $h_t = z \odot h_{t-1} + (1 - z)
\odot n$ ($z$ keeps). All reset gates are [[r]] and all update gates are [[z]]. What does the cell then compute?""",
    given={"r": OneOf((0, 1)), "z": OneOf((0, 0, 1))},
    options=CORNERS,
    key=lambda r, z: next(option.id for option in CORNERS if option.value == influence(r, z)),
    hints=("First $z$: which of the two terms is left?", "Then $r$: does the candidate still see $h$?"),
    reason=r"$z = [[z]]$ leaves one of the two terms, and $r = [[r]]$ decides whether the candidate sees the old state:"
           r" option [[answer]].",
)  # fmt: skip


@cache
def reach(frozen: str) -> float:
    """|dh_T/dh_0| over 40 steps of a simplified GRU with a small update gate, one of its gates frozen at 1."""
    p = parameters((0, 0, 0), (0, 0, 0.5), (0.0, -6.0, 0.3))  # r z n; z replaces: a small z keeps
    b = p["b"]
    if frozen == "update":
        b[1] = 20 * OPEN
    else:
        b[0] = 20 * OPEN
    found = sequence_jacobian(GRU_REPLACE_BEFORE, np.zeros((40, 1, 1)), (row(0.4),), p)
    return abs(float(found[0, 0, 0]))


FROZEN = (
    Option("reset", "Fix the reset gate at 1; the update gate stays.", "", "reset"),
    Option("update", "Fix the update gate at 1; the reset gate stays.", "then the state is replaced in every step,"
                                                            " and each"
           " step has the slope of $\\tanh$ and a weight.", "update"),
)  # fmt: skip
Q65 = Item(
    id="q65",
    title="Which gate may go?",
    kind=Kind.CHOICE,
    prompt=r"""A GRU in which $z$ replaces, $h_t = (1 - z) \odot h_{t-1} + z \odot n$ with
$n = \tanh(W_n x_t + R_n (r \odot h_{t-1}) + b_n)$, is simplified by fixing one gate at 1. In which of the two
can $\partial h_t/\partial h_{t-1}$ still be close to the identity, so that a gradient is carried over many steps
whatever the weight matrix $R_n$ is?""",
    options=FROZEN,
    key=lambda: max(FROZEN, key=lambda option: reach(option.value)).id,
    hints=("What is left of $h_t$ if $z = 1$?", "Which gate can make $\\partial h_t/\\partial h_{t-1}$ close to 1?"),
    reason=r"With an update gate near 0, $\partial h_t/\partial h_{t-1} \approx 1$: the state and its gradient are"
           r" carried along."
           r" Without it the cell is a simple recurrent network with a reset.",
)  # fmt: skip

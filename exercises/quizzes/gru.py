"""The gated recurrent unit: what z and r mean to whom, and where they agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from exercises.quizzes.cells import BOUNDED, OPEN, SHUT, WEIGHT, parameters, row, step
from exercises.quizzes.gru_corners import Q61, Q62, Q65
from exercises.quizzes.udacity_gates import GATE, logit
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Several, Topic, Whole
from reference.gru import (
    GRU_KEEP_AFTER,
    GRU_KEEP_BEFORE,
    GRU_REPLACE_AFTER,
    GRU_REPLACE_BEFORE,
    GRUCell,
)

CONVENTIONS = {  # who writes the update gate how, by the cell of the reference that computes it
    "torch.nn.GRU": (r"$h_t = (1 - z_t)\,n_t + z_t\,h_{t-1}$", GRU_KEEP_AFTER),
    "Jozefowicz et al.": (r"$h_t = z_t \odot h_{t-1} + (1 - z_t) \odot \tilde h_t$", GRU_KEEP_BEFORE),
    "Colah's post": (r"$h_t = (1 - z_t) * h_{t-1} + z_t * \tilde h_t$", GRU_REPLACE_BEFORE),
    "deeplearning.ai": (r"$c^{\langle t \rangle} = \Gamma_u * \tilde c^{\langle t \rangle} + (1 - \Gamma_u) *"
                        r" c^{\langle t-1"
                        r" \rangle}$ (with $\Gamma_u$ for $z$, $c$ for $h$)", GRU_REPLACE_BEFORE),
}  # fmt: skip


def new_state(cell: GRUCell, h: float, n: float, z: float) -> float:
    """h_t of a GRU with one unit whose candidate and update gate have these values (z may be 0 or 1)."""
    b = (0.0, OPEN if z == 1 else SHUT if z == 0 else logit(z), math.atanh(n))
    extra = {"bn": (0.0,)} if cell.reset_after else {}
    return step(cell, 0.0, (h,), parameters((0, 0, 0), (0, 0, 0), b, **extra))[0]


MIXES = (
    Option("keeps", "It keeps its state: $h_t = h_{t-1}$.", "with this equation that needs the other value of the"
                                                            " gate.",
           lambda h, n: h),
    Option("replaces", "It takes the candidate: $h_t = \\tilde h_t$.", "with this equation that needs the other"
                                                            " value of the"
           " gate.", lambda h, n: n),
    Option("mean", "It takes the mean of both.", "that needs a gate of 1/2.", lambda h, n: (h + n) / 2),
    Option("sum", "It takes the sum of both.", "the two shares add up to 1.", lambda h, n: h + n),
)  # fmt: skip
Q58 = Item(
    id="q58",
    title="An update gate of one",
    kind=Kind.CHOICE,
    prompt=r"""In [[who]] the GRU's update is [[equation]]. The update gate is **[[z]]** in every unit. What does the
cell do?""",
    given={"who": OneOf(tuple(CONVENTIONS)), "z": OneOf((0, 1))},
    options=MIXES,
    key=lambda who, z: next(o.id for o in MIXES if math.isclose(
        o.value(0.3, -0.6), new_state(CONVENTIONS[who][1], 0.3, -0.6, z), abs_tol=1e-9)),
    shown=lambda who, z: {"equation": CONVENTIONS[who][0]},
    hints=("Put the number into the equation.", "The literature is divided; only the equation counts."),
    reason="Put $z = [[z]]$ into the equation: option [[answer]]. Half of the literature writes it the other way"
           " round (torch,"
           " Keras, Jozefowicz keep with $z = 1$; Colah, deeplearning.ai, the MUTs replace).",
)  # fmt: skip


@cache
def converts(sign_W: int, sign_R: int, sign_b: int, swap: bool = False) -> bool:
    """Whether the update gate's parameters, changed like that, turn a cell that keeps into one that replaces."""
    rng = np.random.default_rng(3)
    p = GRU_KEEP_BEFORE.parameters(rng, 2, 3)
    q = {name: value.copy() for name, value in p.items()}
    for name, sign in (("W", sign_W), ("R", sign_R), ("b", sign_b)):
        q[name][3:6] *= sign  # blocks r z n of three rows
        if swap:
            q[name] = np.concatenate([q[name][3:6], q[name][:3], q[name][6:]])
    x, h = rng.standard_normal((5, 2)), rng.standard_normal((5, 3))
    kept, replaced = GRU_KEEP_BEFORE.step(x, (h,), p)[0][0], GRU_REPLACE_BEFORE.step(x, (h,), q)[0][0]
    return bool(np.allclose(kept, replaced, rtol=0, atol=1e-12))


CHANGES = (
    Option("all", "Negate $W_z$, $R_z$ and $b_z$.", "", (-1, -1, -1, False)),
    Option("bias", "Negate $b_z$ alone.", "$1 - \\sigma(a) = \\sigma(-a)$ needs all of $a$.", (1, 1, -1, False)),
    Option("weights", "Negate $W_z$ and $R_z$, keep $b_z$.", "the bias is a part of $a$ as well.", (-1, -1, 1, False)),
    Option("swap", "Exchange the parameters of update and reset gate.", "they do different things.", (1, 1, 1, True)),
    Option("nothing", "Nothing: both are the same function of the same parameters.", "with the same parameters $h$ and"
           " $\\tilde h$ have changed places.", (1, 1, 1, False)),
)  # fmt: skip
Q59 = Item(
    id="q59",
    title="From keep to replace",
    kind=Kind.CHOICE,
    prompt=r"""Trained parameters of a GRU with $h_t = z \odot h_{t-1} + (1 - z) \odot n$ are to be used in code that
computes $h_t = (1 - z) \odot h_{t-1} + z \odot n$; everything else is the same, and $z = \sigma(W_z x + R_z h_{t-1} +
b_z)$ in both. What has to be done to the parameters?""",
    options=CHANGES,
    key=lambda: next(option.id for option in CHANGES if converts(*option.value)),
    hints=("The new gate should be $1 - z$.", "$1 - \\sigma(a) = \\sigma(-a)$."),
    reason=r"$1 - \sigma(a) = \sigma(-a)$, and $a = W_z x + R_z h + b_z$ is negated by negating all three.",
)  # fmt: skip


def reset_pair(h: Sequence[float], r: Sequence[float], R: Sequence[float], a: float, before: bool) -> float:
    """The first unit's candidate: n = tanh(a + ...), with two units and the first row R of R_n."""
    M = np.concatenate([np.zeros((4, 2)), np.array([R, (0.0, 0.0)])])
    b = np.array([logit(r[0]), logit(r[1]), SHUT, SHUT, a, 0.0])
    cell, extra = (GRU_KEEP_BEFORE, {}) if before else (GRU_KEEP_AFTER, {"bn": np.zeros(2)})
    p = {"W": np.zeros((6, 1)), "R": M, "b": b, **extra}
    return float(cell.step(row(0), (np.array([h], dtype=float),), p)[0][0][0, 0])


Q60 = Item(
    id="q60",
    title="Reset before or after",
    kind=Kind.NUMBER,
    prompt=r"""A GRU with two units has the old state $h = [[h]]$ and the reset gates $r = [[r]]$. The first row of
its matrix $R_n$ is $[[R]]$, and the input contributes $W_n x + b_n = [[a]]$ to the first unit's candidate.

What is the first unit's candidate $n_1$ if the reset acts **before** the matrix, $n = \tanh(W_n x + b_n + R_n (r
\odot h))$, and what if it acts **after** it, $n = \tanh(W_n x + b_n + r \odot (R_n h))$? Two numbers.""",
    given={"h": Several(BOUNDED, 2), "r": Several(GATE, 2), "R": Several(WEIGHT, 2), "a": Real(-0.5, 0.5, 1)},
    parts=("before", "after"),
    key=lambda h, r, R, a: (reset_pair(h, r, R, a, True), reset_pair(h, r, R, a, False)),
    sensible=lambda h, r, R, a: min(abs(reset_pair(h, r, R, a, True)), abs(reset_pair(h, r, R, a, False))) > 0.03
    and abs(reset_pair(h, r, R, a, True) - reset_pair(h, r, R, a, False)) > 0.02,
    misconceptions=(
        Misconception("swapped", "Right numbers, other order: *before* first.",
                      lambda h, r, R, a: (reset_pair(h, r, R, a, False), reset_pair(h, r, R, a, True))),
        Misconception("alike", "They differ: before the matrix each entry of $h$ has its own gate, after it the"
                               " whole sum"
                      " has that of the unit.",
                      lambda h, r, R, a: (reset_pair(h, r, R, a, True),) * 2),
        Misconception("no_tanh", "The $\\tanh$ is missing.", lambda h, r, R, a: (
            math.atanh(reset_pair(h, r, R, a, True)), math.atanh(reset_pair(h, r, R, a, False)))),
        Misconception("resets_input_too", "The reset gate acts on what comes from $h$ only, not on the input's share.",
                      lambda h, r, R, a: (reset_pair(h, r, R, a, True),
                                          math.tanh(r[0] * (a + R[0] * h[0] + R[1] * h[1])))),
    ),
    hints=("Before: $R_{11} r_1 h_1 + R_{12} r_2 h_2$.", "After: $r_1 (R_{11} h_1 + R_{12} h_2)$."),
    reason=r"Before: each entry of $h$ with its own gate; after: the sum with the first unit's gate: [[answer]].",
)  # fmt: skip


Q63 = Item(
    id="q63",
    title="Parameters of torch's GRU",
    kind=Kind.COUNT,
    prompt=r"""How many parameters has `torch.nn.GRU([[D]], [[H]])` (one layer, one direction, biases on)? torch has
two bias vectors, `bias_ih` and `bias_hh`, for all three blocks.""",
    given={"D": Whole(2, 24), "H": Whole(3, 40)},
    key=lambda D, H: GRU_KEEP_BEFORE.count(D, H) + 3 * H,
    misconceptions=(
        Misconception("one_bias", "That is one bias per block, as the papers have it; torch has two.",
                      lambda D, H: GRU_KEEP_BEFORE.count(D, H)),
        Misconception("only_bn", "Only the candidate's second bias matters for what the cell can compute, but torch"
                                 " has it"
                      " for all three blocks.", lambda D, H: GRU_KEEP_AFTER.count(D, H)),
        Misconception("four_blocks", "Four blocks are those of an LSTM; a GRU has three.",
                      lambda D, H: 4 * (H * D + H * H + 2 * H)),
        Misconception("no_biases", "The biases are missing.", lambda D, H: 3 * (H * D + H * H)),
        Misconception("two_blocks", "Besides the two gates there is the candidate.",
                      lambda D, H: 2 * (H * D + H * H + 2 * H)),
    ),
    hints=("Three blocks: reset, update, candidate.", "Each with $HD + H^2$ weights and two biases of $H$."),
    reason=r"$3(HD + H^2 + 2H) =$ [[answer]].",
)  # fmt: skip

Q64 = Item(
    id="q64",
    title="Where the new state must lie",
    kind=Kind.LIMIT,
    prompt=r"""One unit of a GRU has the old state $h_{t-1} = [[h]]$ and the candidate $n = [[n]]$. Its update gate
$z$ is somewhere between 0 and 1 (0 and 1 included), you do not know where, nor whether $z$ keeps or replaces. What is
the smallest interval in which $h_t$ must lie? Two numbers, lower bound first.""",
    given={"h": BOUNDED, "n": Real(-0.9, 0.9, 1)},
    parts=("lower", "upper"),
    key=lambda h, n: tuple(
        round(f(new_state(cell, h, n, z) for cell in (GRU_KEEP_AFTER, GRU_REPLACE_AFTER) for z in (0, 0.3, 0.7, 1)), 9)
        for f in (min, max)
    ),
    sensible=lambda h, n: abs(h - n) > 0.05,
    misconceptions=(
        Misconception("tanh_range", "The state need not lie anywhere in $(-1, 1)$: it is a mean of the two.",
                      lambda h, n: (-1, 1)),
        Misconception("from_zero", "The shares $z$ and $1 - z$ add up to 1; both numbers cannot be scaled down at"
                                   " once.",
                      lambda h, n: (min(0, h, n), max(0, h, n)) if min(h, n) > 0 or max(h, n) < 0 else None),
        Misconception("order", "Lower bound first.", lambda h, n: (max(h, n), min(h, n))),
    ),
    hints=("$h_t$ is $z$ times one plus $1 - z$ times the other.", "Try $z = 0$, $z = 1$ and something between."),
    reason=r"$h_t$ is a weighted mean of $h_{t-1}$ and $n$, whatever the convention: between them, [[answer]].",
)  # fmt: skip


TOPIC = Topic("gru", "The GRU and its conventions", 11, (Q58, Q59, Q60, Q61, Q62, Q63, Q64, Q65), ("TODO3",))

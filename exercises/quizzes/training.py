"""What training does to gradients: averaged over a batch, cut to a window, clipped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from exercises.quizzes.bptt import terms, through
from exercises.quizzes.cells import BOUNDED
from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Several, Topic, Whole
from reference.rnn import rnn_backward


def uses_of_output_weight(N: int) -> int:
    """In how many steps W_y has a share in dE_N/dW_y: the steps whose output has a gradient."""
    dY: Array = np.zeros(N)
    dY[-1] = 1.0  # E_N reads the last output alone
    S = np.linspace(0.2, 0.9, N)  # states, none of them zero
    return int(np.count_nonzero(dY * S))


Q36 = Item(
    id="q36",
    title="The output weight",
    kind=Kind.TRACE,
    prompt=r"""A network has the states $s_t = \tanh(x_t W_x + s_{t-1} W_s)$ and the outputs $y_t = s_t W_y$, for
$t = 1, \ldots, N$ with $N = [[N]]$. $E_N$ is the error of the **last** output $y_N$ alone. In how many terms (one for
each step that contributes) does backpropagation through time give $\partial E_N/\partial W_y$?""",
    given={"N": Whole(3, 12)},
    key=uses_of_output_weight,
    misconceptions=(
        Misconception("all_steps", "$W_s$ and $W_x$ have $N$ terms, since they made all the states. $W_y$ stands only"
                      " between $s_N$ and $y_N$; no state depends on it.", lambda N: N),
        Misconception("earlier_steps", "No state depends on $W_y$: nothing flows to earlier steps.", lambda N: N - 1),
    ),
    hints=("Which outputs does $E_N$ read?", "Does any state depend on $W_y$?"),
    reason=r"One: $\frac{\partial E_N}{\partial y_N}\frac{\partial y_N}{\partial W_y}$. No state depends on $W_y$.",
)  # fmt: skip

UPDATES = Several(Real(-2, 2, 2, apart=0.1), 5)

Q37 = Item(
    id="q37",
    title="A mini-batch",
    kind=Kind.NUMBER,
    prompt=r"""The RNN lesson accumulates the updates of a mini-batch of $M$ samples as
$\delta_{ij} = \frac{1}{M}\sum_{k=1}^{M} \delta_{ij,k}$. For one weight, the $M = 5$ samples give [[d]]. What is the
accumulated update?""",
    given={"d": UPDATES},
    key=lambda d: float(np.mean(d)),
    misconceptions=(
        Misconception("sum", "That is the sum; the lesson divides by the number of samples.", lambda d: sum(d)),
        Misconception("last", "That is the last sample's.", lambda d: d[-1]),
        Misconception("mean_of_sizes", "The signs count: updates of opposite sign cancel.",
                      lambda d: sum(map(abs, d)) / len(d)),
        Misconception("one_less", "It is divided by $M$, not by $M - 1$.", lambda d: sum(d) / (len(d) - 1)),
    ),
    hints=("Add them with their signs.", "How many are there?"),
    reason=r"Their sum divided by 5: [[answer]].",
)  # fmt: skip


def windowed(w: float, states: Sequence[float], k: int) -> float:
    """dh_T/dw of backpropagation over the last k steps: the state before the window is a constant."""
    cache_ = through(states[-k - 1 :], w)
    return float(rnn_backward(np.zeros((k, 1, 1)), np.ones((1, 1)), cache_)[3][0, 0])


Q38 = Item(
    id="q38",
    title="A window of two",
    kind=Kind.GRADIENT,
    prompt=r"""A network with one unit, $h_t = \tanh(W x_t + w\,h_{t-1})$, has $w = [[w]]$ and the states $h_0 =
[[h0]]$, $h_1 = [[h1]]$, $h_2 = [[h2]]$, $h_3 = [[h3]]$. The loss is $L = h_3$.

What is $\partial L/\partial w$ by backpropagation through time **truncated** to a window of two steps (steps 2 and 3;
$h_1$ is treated as a constant), and what is it in **full**? Two numbers.""",
    given={"w": Real(0.5, 1.9, 1), "h0": BOUNDED, "h1": BOUNDED, "h2": BOUNDED, "h3": BOUNDED},
    parts=("truncated", "full"),
    key=lambda w, h0, h1, h2, h3: (windowed(w, (h0, h1, h2, h3), 2), windowed(w, (h0, h1, h2, h3), 3)),
    sensible=lambda w, h0, h1, h2, h3: min(
        abs(windowed(w, (h0, h1, h2, h3), 2)), abs(windowed(w, (h0, h1, h2, h3), 3))) > 0.02,
    misconceptions=(
        Misconception("window_of_one", "Your window holds step 3 alone; step 2 belongs to it.",
                      lambda w, h0, h1, h2, h3: (windowed(w, (h0, h1, h2, h3), 1), windowed(w, (h0, h1, h2, h3), 3))),
        Misconception("swapped", "Right numbers, other order: truncated first.",
                      lambda w, h0, h1, h2, h3: (windowed(w, (h0, h1, h2, h3), 3), windowed(w, (h0, h1, h2, h3), 2))),
        Misconception("earliest_two", "The window is the *last* two steps.",
                      lambda w, h0, h1, h2, h3: (
                          sum(terms(w, (h0, h1, h2, h3))[:2]), windowed(w, (h0, h1, h2, h3), 3))),
    ),
    hints=("One term for each step in which $w$ is used: $\\frac{\\partial h_3}{\\partial h_i}(1 - h_i^2)\\,h_{i-1}$.",
           "Truncation leaves out the terms of earlier steps; the others stay as they are."),
    reason=r"Terms of steps 1, 2, 3: [[terms]]. The window has the last two, the full gradient all three: [[answer]].",
    shown=lambda w, h0, h1, h2, h3: {"terms": tuple(f"{v:.6g}" for v in terms(w, (h0, h1, h2, h3)))},
)  # fmt: skip


def clipped_by_norm(g: Sequence[float] | Array, most: float) -> Array:
    """The gradient, shortened to a global norm of at most `most`."""
    v = np.array(g, dtype=float)
    return np.asarray(v * min(1.0, most / float(np.linalg.norm(v))))


Q39 = Item(
    id="q39",
    title="Clipped to a norm",
    kind=Kind.NUMBER,
    prompt=r"""The gradients of three parameters are $g = [[g]]$. They are clipped to a **global norm** of at most
[[most]]: if the Euclidean norm of all three together is larger, all are multiplied by the same factor, so that it is
[[most]]. What are the three numbers after clipping?""",
    given={"g": Several(Real(-12, 12, 0, apart=1.0), 3), "most": OneOf((3, 4, 5))},
    key=lambda g, most: tuple(clipped_by_norm(g, most)),
    sensible=lambda g, most: np.linalg.norm(g) > 1.2 * most,
    misconceptions=(
        Misconception("elementwise", "That clips each number by itself and changes the direction. A global norm"
                                     " keeps the"
                      " direction: one factor for all.", lambda g, most: tuple(np.clip(g, -most, most))),
        Misconception("norm_of_one", "They were made as long as 1; they should be as long as [[most]].",
                      lambda g, most: tuple(np.array(g) / np.linalg.norm(g))),
        Misconception("by_largest", "The norm is the root of the sum of squares, not the largest entry.",
                      lambda g, most: tuple(np.array(g) * most / np.abs(g).max())),
        Misconception("by_sum", "The norm is the root of the sum of squares, not the sum of the sizes.",
                      lambda g, most: tuple(np.array(g) * most / np.abs(g).sum())),
        Misconception("squared", "The root is missing: divide by the norm, not by its square.",
                      lambda g, most: tuple(np.array(g) * most / np.sum(np.square(g)))),
    ),
    hints=("Norm: the root of the sum of the three squares.", "Factor: [[most]] divided by the norm."),
    reason=r"Norm [[norm]], factor $[[most]]/[[norm]]$: [[answer]]. Clipping each entry at ±[[most]], as"
           r" min-char-rnn does at"
           r" ±5, would change the direction.",
    shown=lambda g, most: {"norm": f"{np.linalg.norm(g):.6g}"},
)  # fmt: skip


@cache
def mended() -> tuple[bool, bool]:
    """Whether clipping to norm 5 brings back a gradient that explodes, and one that vanishes, over 40 steps."""

    def gradient(w: float) -> Array:
        return np.array([w**k for k in range(40, 0, -1)])  # a linear network's dh_T/dh_t

    exploding, vanishing = clipped_by_norm(gradient(1.5), 5), clipped_by_norm(gradient(0.5), 5)
    return bool(np.linalg.norm(exploding) <= 5 + 1e-9), bool(abs(vanishing[0]) > 1e-6)


PROBLEMS = (
    Option("exploding", "Exploding gradients only.", "", (True, False)),
    Option("vanishing", "Vanishing gradients only.", "a short gradient is left as it is.", (False, True)),
    Option("both", "Both.", "what has vanished is below the bound and is left as it is.", (True, True)),
    Option("neither", "Neither.", "it bounds the length of an update, which is just what explodes.", (False, False)),
)
Q40 = Item(
    id="q40",
    title="What clipping mends",
    kind=Kind.CHOICE,
    prompt=r"""Gradients of a recurrent network are clipped to a largest norm (longer ones are shortened to it). Which
problem of backpropagation through many steps does that mend?""",
    options=PROBLEMS,
    key=lambda: next(option.id for option in PROBLEMS if option.value == mended()),
    hints=("What does clipping do to a gradient of $10^{-9}$?", "And to one of $10^{9}$?"),
    reason="It shortens what is too long and leaves alone what is short. A vanished gradient needs another"
           " architecture.",
)  # fmt: skip

TOPIC = Topic("training", "What training does to gradients", 7, (Q36, Q37, Q38, Q39, Q40), ("RNN lesson",))

"""The lesson's learn, forget and remember gate."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from exercises.quizzes.cells import STATE, WEIGHT, row
from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, Real, Several, Topic, Whole
from reference.activations import sigmoid
from reference.cells import LSTM
from reference.layouts import LAYOUTS
from reference.udacity import (
    forget_gate,
    learn_gate,
    learn_gate_backward,
    remember_gate,
)

PAIR = Several(WEIGHT, 2)
GATE = Real(0.1, 0.9)  # the value of a gate
CANDIDATE = Real(-0.9, 0.9, apart=0.15)
NAMES = r"""The lesson's letters: long-term memory $LTM$, short-term memory $STM$, event $E$, and $[STM, E]$ for the two
joined, $STM$ first."""


def layer(key: str, W: Sequence[float], b: float) -> dict[str, Array]:
    """The parameters W (1, n) and b (1,) of one layer of the lesson."""
    return {f"W{key}": np.array([W], dtype=float), f"b{key}": np.array([b], dtype=float)}


def logit(p: float) -> float:
    """The pre-activation of a gate."""
    return math.log(p / (1 - p))


def learned(stm: float, event: float, W_n: Sequence[float], b_n: float, W_i: Sequence[float], b_i: float) -> float:
    """The learn gate's output."""
    y, _ = learn_gate(row(stm), row(event), {**layer("n", W_n, b_n), **layer("i", W_i, b_i)})
    return float(y[0, 0])


def kept(ltm: float, stm: float, event: float, W_f: Sequence[float], b_f: float) -> float:
    """The forget gate's output."""
    y, _ = forget_gate(row(ltm), row(stm), row(event), layer("f", W_f, b_f))
    return float(y[0, 0])


def affine(W: Sequence[float], stm: float, event: float, b: float) -> float:
    """W [STM, E] + b."""
    return W[0] * stm + W[1] * event + b


def sig(a: float) -> float:
    """The logistic function of a number."""
    return float(sigmoid(np.array(a, dtype=float)))


Q09 = Item(
    id="q09",
    title="The learn gate by hand",
    kind=Kind.NUMBER,
    prompt=rf"""{NAMES} One unit, one input: $STM = [[stm]]$, $E = [[event]]$. The learn gate computes

- $N = \tanh(W_n \cdot [STM, E] + b_n)$ with $W_n = [[W_n]]$, $b_n = [[b_n]]$,
- the ignore factor $i = \sigma(W_i \cdot [STM, E] + b_i)$ with $W_i = [[W_i]]$, $b_i = [[b_i]]$.

What does it put out, $N \cdot i$?""",
    given={"stm": STATE, "event": STATE, "W_n": PAIR, "b_n": WEIGHT, "W_i": PAIR, "b_i": WEIGHT},
    key=learned,
    misconceptions=(
        Misconception("event_first", "You have put the event first. In $[STM, E]$ the first weight belongs to $STM$.",
                      lambda stm, event, W_n, b_n, W_i, b_i: learned(event, stm, W_n, b_n, W_i, b_i)),
        Misconception("tanh_and_sigmoid_swapped", "$\\tanh$ and $\\sigma$ have changed places: the candidate $N$ may be"
                      " negative, the factor $i$ lies between 0 and 1.",
                      lambda stm, event, W_n, b_n, W_i, b_i: sig(affine(W_n, stm, event, b_n))
                      * math.tanh(affine(W_i, stm, event, b_i))),
        Misconception("not_ignored", "That is $N$ alone; the ignore factor still has to be multiplied on.",
                      lambda stm, event, W_n, b_n, W_i, b_i: math.tanh(affine(W_n, stm, event, b_n))),
        Misconception("ignored_share", "You have multiplied by $1 - i$. Its name notwithstanding, the ignore factor"
                                       " is the"
                      " share that gets *through*.",
                      lambda stm, event, W_n, b_n, W_i, b_i: math.tanh(affine(W_n, stm, event, b_n))
                      * sig(-affine(W_i, stm, event, b_i))),
        Misconception("no_biases", "The biases are missing.",
                      lambda stm, event, W_n, b_n, W_i, b_i: learned(stm, event, W_n, 0, W_i, 0)),
    ),
    hints=("Two numbers first: what stands in the bracket of $\\tanh$, and in that of $\\sigma$.",
           "$\\sigma(a) = 1/(1 + e^{-a})$."),
    reason=r"$N = [[N]]$, $i = [[i]]$, so $N \cdot i =$ [[answer]].",
    shown=lambda stm, event, W_n, b_n, W_i, b_i: {
        "N": f"{math.tanh(affine(W_n, stm, event, b_n)):.6g}", "i": f"{sig(affine(W_i, stm, event, b_i)):.6g}"},
)  # fmt: skip


def slope_of_learned(N: float, a_i: float) -> float:
    """The derivative of N i by b_i, from the backward pass of the gate."""
    p = {**layer("n", (0, 0), math.atanh(N)), **layer("i", (0, 0), a_i)}
    _, inner = learn_gate(row(0), row(0), p)
    return float(learn_gate_backward(row(1), inner)[2]["bi"][0])


Q10 = Item(
    id="q10",
    title="How the learn gate learns",
    kind=Kind.FORMULA,
    prompt=r"""The lesson's learn gate puts out $N \cdot i$ with $N = \tanh(a_N)$ and the ignore factor $i =
\sigma(a_i)$, $a_i = W_i \cdot [STM, E] + b_i$. What is the derivative of the output with respect to the bias $b_i$?
Use the numbers $N$, $i$ and $a_i$ ($N$ between -1 and 1; write them `N`, `i`, `a_i`).""",
    given={"N": Real(-0.95, 0.95, 6, apart=0.05), "a_i": Real(-3, 3, 6)},
    derived=lambda N, a_i: {"i": sig(a_i)},
    key=slope_of_learned,
    misconceptions=(
        Misconception("slope_of_tanh", "$1 - i^2$ is the slope of $\\tanh$; the ignore factor is a logistic function.",
                      lambda N, a_i: N * (1 - sig(a_i) ** 2)),
        Misconception("candidate_lost", "That is the slope of $i$ alone; the output is $N \\cdot i$.",
                      lambda N, a_i: sig(a_i) * (1 - sig(a_i))),
        Misconception("output_only", "That is $\\partial(N i)/\\partial i$. From $i$ to $b_i$ there is one more"
                                     " step: the"
                      " slope of $\\sigma$.", lambda N, a_i: N),
        Misconception("bias_of_candidate", "That is the derivative with respect to $b_n$, the other bias.",
                      lambda N, a_i: sig(a_i) * (1 - N * N)),
    ),
    hints=("$N$ does not depend on $b_i$.", "$\\sigma'(a) = \\sigma(a)(1 - \\sigma(a))$, and $\\partial"
                                            " a_i/\\partial b_i = 1$."),
    reason=r"$\partial(N i)/\partial b_i = N \cdot \sigma'(a_i) \cdot 1 = N\, i\,(1 - i)$.",
)  # fmt: skip

Q11 = Item(
    id="q11",
    title="The forget gate by hand",
    kind=Kind.NUMBER,
    prompt=rf"""{NAMES} One unit, one input: $LTM = [[ltm]]$, $STM = [[stm]]$, $E = [[event]]$. The forget factor is
$f = \sigma(W_f \cdot [STM, E] + b_f)$ with $W_f = [[W_f]]$, $b_f = [[b_f]]$. What does the forget gate put out?""",
    given={"ltm": STATE, "stm": STATE, "event": STATE, "W_f": PAIR, "b_f": WEIGHT},
    key=kept,
    misconceptions=(
        Misconception("forgotten_share", "That is what is *forgotten*, $(1 - f) \\cdot LTM$. The gate puts out what"
                                         " is kept.",
                      lambda ltm, stm, event, W_f, b_f: ltm - kept(ltm, stm, event, W_f, b_f)),
        Misconception("factor_alone", "That is the factor $f$; the gate multiplies the long-term memory by it.",
                      lambda ltm, stm, event, W_f, b_f: sig(affine(W_f, stm, event, b_f))),
        Misconception("event_first", "You have put the event first. In $[STM, E]$ the first weight belongs to $STM$.",
                      lambda ltm, stm, event, W_f, b_f: kept(ltm, event, stm, W_f, b_f)),
        Misconception("times_stm", "The forget gate acts on the long-term memory, not on the short-term one.",
                      lambda ltm, stm, event, W_f, b_f: kept(stm, stm, event, W_f, b_f)),
    ),
    hints=("Compute $f$ first; it lies between 0 and 1.", "Which memory is multiplied by it?"),
    reason=r"$f = [[f]]$ and $LTM \cdot f = [[ltm]] \cdot [[f]] =$ [[answer]].",
    shown=lambda ltm, stm, event, W_f, b_f: {"f": f"{sig(affine(W_f, stm, event, b_f)):.6g}"},
)  # fmt: skip

Q12 = Item(
    id="q12",
    title="The shape of a lesson's matrix",
    kind=Kind.SHAPE,
    prompt=rf"""{NAMES} An event has $D = [[D]]$ entries and $STM$ has $H = [[H]]$. The forget factor is the vector
$f = \sigma(W_f\,[STM, E] + b_f)$, with $[STM, E]$ a column. What is the shape (rows, columns) of $W_f$?""",
    given={"D": Whole(2, 12), "H": Whole(3, 16)},
    key=lambda D, H: LAYOUTS["lstm", "udacity"].write(LSTM.parameters(np.random.default_rng(0), D, H))["Wf"].shape,
    misconceptions=(
        Misconception("transposed", "That is the transpose. With $[STM, E]$ a column on its right, the columns of $W_f$"
                      " are as many as its entries.", lambda D, H: (H + D, H)),
        Misconception("input_only", "The matrix reads $STM$ as well, not only the event.", lambda D, H: (H, D)),
        Misconception("state_only", "The matrix reads the event as well, not only $STM$.", lambda D, H: (H, H)),
        Misconception("all_gates", "$4H$ rows are those of all four blocks stacked, as torch stores them; this is one.",
                      lambda D, H: (4 * H, H + D)),
    ),
    hints=("How many entries does the result $f$ have? It multiplies $LTM$.", "How many entries does $[STM, E]$ have?"),
    reason=r"$f$ has $H$ entries, one for each of $LTM$, and $[STM, E]$ has $H + D$: [[answer]].",
    sensible=lambda D, H: D != H,
)  # fmt: skip


def remembered(LTM: float, f: float, N: float, i: float) -> float:
    """The new long-term memory, through the lesson's gates."""
    kept_, _ = forget_gate(row(LTM), row(0), row(0), layer("f", (0, 0), logit(f)))
    learned_, _ = learn_gate(row(0), row(0), {**layer("n", (0, 0), math.atanh(N)), **layer("i", (0, 0), logit(i))})
    return float(remember_gate(kept_, learned_)[0, 0])


Q13 = Item(
    id="q13",
    title="The remember gate",
    kind=Kind.FORMULA,
    prompt=r"""What is the new long-term memory that the lesson's remember gate puts out? Use the old long-term memory
`LTM`, the forget factor `f`, the learn gate's candidate `N` and its ignore factor `i`.""",
    given={"LTM": Real(-2, 2, 6), "f": Real(0.05, 0.95, 6), "N": Real(-0.95, 0.95, 6), "i": Real(0.05, 0.95, 6)},
    key=remembered,
    misconceptions=(
        Misconception("coupled", "The two factors are independent here; $i = 1 - f$ holds in coupled gates only.",
                      lambda LTM, f, N, i: LTM * f + N * (1 - f)),
        Misconception("forgets_both", "The forget factor acts on the old memory alone; what is learned has its own"
                                      " factor.",
                      lambda LTM, f, N, i: f * (LTM + N * i)),
        Misconception("forgotten_share", "$1 - f$ is the share that is forgotten; $f$ is the one that stays.",
                      lambda LTM, f, N, i: LTM * (1 - f) + N * i),
        Misconception("squashed", "The sum is not squashed: a long-term memory may grow beyond 1.",
                      lambda LTM, f, N, i: math.tanh(LTM * f + N * i)),
        Misconception("not_ignored", "The ignore factor is missing.", lambda LTM, f, N, i: LTM * f + N),
    ),
    hints=("The remember gate has no weights of its own: it puts together what two other gates put out.",
           "What does the forget gate put out, and what the learn gate?"),
    reason=r"What is kept plus what is learned: $LTM \cdot f + N \cdot i$.",
)  # fmt: skip

TOPIC = Topic(
    "udacity-gates",
    "The lesson's learn, forget and remember gate",
    2,
    (Q09, Q10, Q11, Q12, Q13),
    ("learn gate", "forget gate", "remember gate"),
)

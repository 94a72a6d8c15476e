"""Where the LSTM comes from: 1997, the forget gate, the peepholes of 2000, the clockwork."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from exercises.quizzes.cells import OPEN, STATE, WEIGHT, parameters, row, step
from exercises.quizzes.udacity_gates import GATE, logit, sig
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Several, Topic, Whole
from reference.activations import HALF_TANH, WIDE_TANH
from reference.gers import FORGET, PEEPHOLE
from reference.hochreiter import FULL, TRUNCATED
from reference.memory import MemoryCell
from reference.sequence import backward, forward

NET = Several(Real(-1.5, 1.5, 1, apart=0.2), 4)
PEEPS = Several(WEIGHT, 3)


def two_phases(c: float, a: Sequence[float], p: Sequence[float]) -> tuple[float, float]:
    """The new (c, h) of the peephole cell of 2000; a is (i, f, g, o), p is (i, f, o)."""
    h, new = step(PEEPHOLE, 0.0, (0.0, c), parameters((0, 0, 0, 0), (0, 0, 0, 0), a, p=p))
    return new, h


def phases(
    c: float, a: Sequence[float], p: Sequence[float], *, seen: float | None = None, wide: float = 2.0
) -> tuple[float, float]:
    """The same by hand, with what mistakes change: the cell that the output gate sees, the range of the squashing."""
    i, f = sig(a[0] + p[0] * c), sig(a[1] + p[1] * c)
    new = f * c + i * wide * math.tanh(a[2] / wide)
    return new, sig(a[3] + p[2] * (new if seen is None else seen)) * math.tanh(new * (0.5 if wide == 2 else 1))


Q75 = Item(
    id="q75",
    title="Two phases",
    kind=Kind.NUMBER,
    prompt=r"""The peephole cell of Gers and Schmidhuber (2000), one unit. In a step the net inputs without peepholes
are $(a_i, a_f, a_g, a_o) = [[a]]$, the peephole weights $(p_i, p_f, p_o) = [[p]]$, the old cell $c = [[c]]$. First
phase: $i = \sigma(a_i + p_i c)$, $f = \sigma(a_f + p_f c)$, $c' = f\,c + i \cdot 2\tanh(a_g/2)$. Second phase: the
output gate $o = \sigma(a_o + p_o\,\cdot)$ with its peephole on the cell, and $h' = o\,\tanh(c'/2)$.

What are $c'$ and $h'$? Two numbers.""",
    given={"c": STATE, "a": NET, "p": PEEPS},
    parts=("c'", "h'"),
    key=two_phases,
    sensible=lambda c, a, p: min(map(abs, two_phases(c, a, p))) > 0.02,
    misconceptions=(
        Misconception("old_cell", "The second phase comes after the update: the output gate's peephole sees the"
                                  " *new* cell.",
                      lambda c, a, p: phases(c, a, p, seen=c)),
        Misconception("no_output_peephole", "The output gate has a peephole, too.",
                      lambda c, a, p: phases(c, a, p, seen=0.0)),
        Misconception("plain_tanh", "The squashing functions of the old papers are $2\\tanh(a/2)$ and $\\tanh(c/2)$.",
                      lambda c, a, p: phases(c, a, p, wide=1.0)),
        Misconception("no_peepholes", "The gates see the cell: the peepholes are missing.",
                      lambda c, a, p: phases(c, a, (0, 0, 0))),
        Misconception("swapped", "Right numbers, other order: the cell first.",
                      lambda c, a, p: two_phases(c, a, p)[::-1]),
    ),
    hints=("$i$ and $f$ with the old cell, then $c'$.", "Which cell is there when the output gate is computed?"),
    reason=r"$i$ and $f$ see $c = [[c]]$; then $o = \sigma([[a_o]] + [[p_o]]\,c')$ sees the new cell: [[answer]].",
    shown=lambda c, a, p: {"a_o": a[3], "p_o": p[2]},
)  # fmt: skip

EXTREME = np.array([-800.0, 800.0])
Q77 = Item(
    id="q77",
    title="Ranges of 1997",
    kind=Kind.LIMIT,
    prompt=r"""The LSTM of 1997 squashes its cell input by $\varphi_g(a) = 4\sigma(a) - 2$ and its cell output by
$\varphi_h(c) = 2\sigma(c) - 1$, $\sigma$ the logistic function. Between which bounds do they lie? Four numbers: lower
and upper bound of $\varphi_g$, lower and upper bound of $\varphi_h$.""",
    parts=("g lower", "g upper", "h lower", "h upper"),
    key=lambda: (*WIDE_TANH.f(EXTREME), *HALF_TANH.f(EXTREME)),
    misconceptions=(
        Misconception("both_tanh", "$4\\sigma - 2$ goes from $4 \\cdot 0 - 2$ to $4 \\cdot 1 - 2$.",
                      lambda: (-1, 1, -1, 1)),
        Misconception("not_shifted", "The $-2$ and the $-1$ shift the range to both sides of 0.", lambda: (0, 4, 0, 2)),
        Misconception("swapped", "$\\varphi_g$ has the factor 4, $\\varphi_h$ the factor 2.", lambda: (-1, 1, -2, 2)),
        Misconception("half", "$\\sigma$ itself lies between 0 and 1.", lambda: (-4, 4, -2, 2)),
    ),
    hints=("$\\sigma$ lies between 0 and 1.", "Put 0 and 1 in for $\\sigma$."),
    reason=r"$4\sigma - 2$ lies between $-2$ and $2$, $2\sigma - 1$ between $-1$ and $1$. They are $2\tanh(a/2)$ and"
           r" $\tanh(c/2)$: not the $\tanh$ of today.",
)  # fmt: skip


def input_bias_gradient(
    cell: MemoryCell, i: Sequence[float], g: Sequence[float], o: float, R: Sequence[float]
) -> float:
    """dc_2/db_i of a cell of 1997 over two steps from h = c = 0, with these gate values and cell inputs."""
    c1 = i[0] * g[0]
    h1 = o * math.tanh(c1 / 2)
    nets = ((logit(i[0]), 2 * math.atanh(g[0] / 2), logit(o)),
            (logit(i[1]) - R[0] * h1, 2 * math.atanh(g[1] / 2) - R[1] * h1, 0.0))  # fmt: skip
    p = {"W": np.eye(3), "R": np.array([[R[0]], [R[1]], [0.0]]), "b": np.zeros(3)}
    _, _, cache = forward(cell, np.array(nets)[:, None, :], (row(0), row(0)), p)
    return float(backward(np.zeros((2, 1, 1)), (row(0), row(1)), cache)[2]["b"][0])


def truncated(i: Sequence[float], g: Sequence[float]) -> tuple[float, float]:
    """The shares of the two steps in the truncated gradient."""
    return g[0] * i[0] * (1 - i[0]), g[1] * i[1] * (1 - i[1])


Q78 = Item(
    id="q78",
    title="Truncated in the sense of 1997",
    kind=Kind.GRADIENT,
    prompt=r"""The cell of 1997, one unit, two steps from $h_0 = c_0 = 0$: $c_t = c_{t-1} + i_t g_t$ with $i_t =
\sigma(a_i)$ and the squashed cell input $g_t = \varphi_g(a_g) = 2\tanh(a_g/2)$; $h_t = o_t \tanh(c_t/2)$. Input gate
and cell input read $h_{t-1}$ with the weights $R_i, R_g = [[R]]$. The values are $i_1, i_2 = [[i]]$, $g_1, g_2 =
[[g]]$, $o_1 = [[o]]$.

What is $\partial c_2/\partial b_i$, $b_i$ the bias of the input gate: with the **truncated** gradient (nothing flows
back through $h_1$), and in **full**? Two numbers. (The slope of $\varphi_g$ is $1 - g^2/4$.)""",
    given={"i": Several(GATE, 2), "g": Several(Real(-1.6, 1.6, 1, apart=0.3), 2), "o": GATE, "R": Several(WEIGHT, 2)},
    parts=("truncated", "full"),
    key=lambda i, g, o, R: (input_bias_gradient(TRUNCATED, i, g, o, R), input_bias_gradient(FULL, i, g, o, R)),
    sensible=lambda i, g, o, R: abs(sum(truncated(i, g))) > 0.03 and abs(input_bias_gradient(FULL, i, g, o, R)) > 0.03
    and abs(input_bias_gradient(FULL, i, g, o, R) - sum(truncated(i, g))) > 0.005,
    misconceptions=(
        Misconception("window", "Truncated here does not mean a window of one step: the cell itself still carries the"
                      " gradient back.",
                      lambda i, g, o, R: (truncated(i, g)[1], input_bias_gradient(FULL, i, g, o, R))),
        Misconception("alike", "The full gradient also has the way through $h_1$ into $i_2$ and $g_2$.",
                      lambda i, g, o, R: (sum(truncated(i, g)),) * 2),
        Misconception("swapped", "Right numbers, other order: truncated first.", lambda i, g, o, R: (
            input_bias_gradient(FULL, i, g, o, R), input_bias_gradient(TRUNCATED, i, g, o, R))),
        Misconception("slope_missing", "From the gate to its bias there is the slope of $\\sigma$.",
                      lambda i, g, o, R: (g[0] + g[1], input_bias_gradient(FULL, i, g, o, R))),
    ),
    hints=("Truncated: $g_1 i_1(1 - i_1) + g_2 i_2(1 - i_2)$, since $c$ carries on with weight 1.",
           "Full: add $\\frac{\\partial c_2}{\\partial h_1}\\frac{\\partial h_1}{\\partial b_i}$."),
    reason=r"Truncated: the two steps' own shares. Full: also $(g_2 i_2(1-i_2) R_i + i_2(1 - g_2^2/4) R_g) \cdot o_1"
           r" \frac{1 - \tanh^2(c_1/2)}{2} \cdot g_1 i_1(1 - i_1)$: [[answer]].",
)  # fmt: skip


def streamed(s: float, f: float, t: int) -> tuple[float, float]:
    """The cell after t steps of constant input s: without a forget gate (1997), and with one at f (1999)."""
    a = 2 * math.atanh(s / 2)
    old: tuple[float, ...] = (0.0, 0.0)
    new: tuple[float, ...] = (0.0, 0.0)
    for _ in range(t):
        old = step(FULL, 0.0, (0.0, old[1]), parameters((0, 0, 0), (0, 0, 0), (OPEN, a, 0)))
        new = step(FORGET, 0.0, (0.0, new[1]), parameters((0,) * 4, (0,) * 4, (OPEN, logit(f), a, 0)))
    return old[1], new[1]


Q79 = Item(
    id="q79",
    title="A stream without an end",
    kind=Kind.NUMBER,
    prompt=r"""In every step of a long stream $i \cdot g = [[s]]$ is offered to a cell that starts at 0. What is in
the cell after [[t]] steps: without a forget gate ($c_t = c_{t-1} + i g$, 1997), and with a forget gate that stays at
$f = [[f]]$ ($c_t = f\,c_{t-1} + i g$, 1999)? Two numbers.""",
    given={"s": OneOf((0.1, 0.2, 0.3, 0.4, 0.5)), "f": OneOf((0.6, 0.7, 0.8, 0.9)), "t": Whole(4, 20)},
    parts=("without", "with"),
    key=streamed,
    misconceptions=(
        Misconception("limit", "That is what the second cell approaches; after [[t]] steps it is not there yet.",
                      lambda s, f, t: (s * t, s / (1 - f))),
        Misconception("one_power", "All [[t]] contributions are still there, each shrunk by its own number of steps.",
                      lambda s, f, t: (s * t, s * f**t)),
        Misconception("all_shrunk", "The contribution of the last step has not been shrunk yet.",
                      lambda s, f, t: (s * t, f * s * (1 - f**t) / (1 - f))),
        Misconception("product", "The sum is shrunk step by step, not at the end.", lambda s, f, t: (s * t, s * t * f)),
    ),
    hints=("Without: [[t]] equal terms.", "With: $s(1 + f + f^2 + \\ldots + f^{t-1})$."),
    reason=r"$[[t]] \cdot [[s]]$, which grows without end, and $[[s]]\,\frac{1 - [[f]]^{[[t]]}}{1 - [[f]]}$:"
           r" [[answer]]. That is what the"
           r" forget gate was invented for.",
)  # fmt: skip


def period(j: int) -> int:
    """The period of module j, counted from 1."""
    return int(2 ** (j - 1))


MODULES = tuple(
    Option(f"m{j}", f"module {j}", f"$t$ is no multiple of its period {period(j)}.", j) for j in range(1, 6)
)
Q84 = Item(
    id="q84",
    title="Clockwork",
    kind=Kind.CHOICES,
    prompt=r"""A clockwork RNN has five modules $j = 1, \ldots, 5$ with the periods $T_j = 2^{j-1}$. In step $t$,
counted from 1, module $j$ is updated only if $t$ is a multiple of $T_j$; otherwise it keeps its old value. Which
modules are updated in step $t = [[t]]$?""",
    given={"t": Whole(2, 64)},
    options=MODULES,
    key=lambda t: frozenset(o.id for o in MODULES if t in range(period(o.value), t + 1, period(o.value))),
    misconceptions=(
        Misconception("from_zero", "Steps are counted from 1 here.",
                      lambda t: frozenset(o.id for o in MODULES if (t - 1) % period(o.value) == 0)),
        Misconception("periods_shifted", "The first module has the period $2^0 = 1$: it is updated in every step.",
                      lambda t: frozenset(o.id for o in MODULES if t % (2 * period(o.value)) == 0)),
        Misconception("linear_periods", "The periods are 1, 2, 4, 8, 16, not 1 to 5.",
                      lambda t: frozenset(o.id for o in MODULES if t % o.value == 0)),
        Misconception("complement", "Those are the modules that keep their value.",
                      lambda t: frozenset(o.id for o in MODULES if t % period(o.value))),
    ),
    hints=("The periods are 1, 2, 4, 8, 16.", "How often can [[t]] be halved?"),
    reason="[[t]] is a multiple of the periods of these modules: [[answer]].",
)  # fmt: skip

TOPIC = Topic("origins", "Origins: 1997, forget gate, peepholes, clockwork", 14, (Q75, Q77, Q78, Q79, Q84),
              ("original paper 1997", "Gers & Schmidhuber"))  # fmt: skip

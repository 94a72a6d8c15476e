"""Jacobians of one step, and the argument that an LSTM can carry a gradient, step by step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from exercises.quizzes.cells import WEIGHTS4, parameters, row
from exercises.quizzes.udacity_gates import CANDIDATE, GATE, logit, sig
from exercises.quizzes.vanishing import direct_of_any, explodes, silent_is_direct
from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, Option, Real, Topic
from reference.cells import LSTM
from reference.flow import direct_path, state_jacobian
from reference.peephole import PEEPHOLE


def peephole_slope(c: float, g: float, i: float, f: float, p_i: float, p_f: float) -> float:
    """dc_t/dc_{t-1} of a peephole LSTM with these gate values, h_{t-1} held fixed."""
    b = (logit(i) - p_i * c, logit(f) - p_f * c, math.atanh(g), 0.0)
    p = parameters((0, 0, 0, 0), (0, 0, 0, 0), b, p=(p_i, p_f, 0.0))
    return float(state_jacobian(PEEPHOLE, row(0), (row(0), row(c)), p)[0, 1, 1])


Q45 = Item(
    id="q45",
    title="With peepholes",
    kind=Kind.FORMULA,
    prompt=r"""A peephole LSTM with one unit: $i = \sigma(a_i + p_i\,c_{t-1})$, $f = \sigma(a_f + p_f\,c_{t-1})$,
candidate $g$ (which does not see the cell), $c_t = f\,c_{t-1} + i\,g$. Everything else ($x_t$, $h_{t-1}$, so $a_i$,
$a_f$ and $g$) is held fixed. What is $\partial c_t/\partial c_{t-1}$? Write `c` for $c_{t-1}$, and `g`, `i`, `f`,
`p_i`, `p_f`.""",
    given={"c": Real(-2, 2, 6, apart=0.1), "g": Real(-0.95, 0.95, 6, apart=0.05), "i": Real(0.05, 0.95, 6),
           "f": Real(0.05, 0.95, 6), "p_i": Real(-2, 2, 6, apart=0.1), "p_f": Real(-2, 2, 6, apart=0.1)},
    key=peephole_slope,
    misconceptions=(
        Misconception("direct_only", "That is the direct path. The gates see the cell too, so they change with it.",
                      lambda c, g, i, f, p_i, p_f: f),
        Misconception("forget_peephole_only", "The input gate sees the cell as well.",
                      lambda c, g, i, f, p_i, p_f: f + c * p_f * f * (1 - f)),
        Misconception("input_peephole_only", "The forget gate sees the cell as well.",
                      lambda c, g, i, f, p_i, p_f: f + g * p_i * i * (1 - i)),
        Misconception("slopes_missing", "Between peephole and gate there is the slope of $\\sigma$.",
                      lambda c, g, i, f, p_i, p_f: f + c * p_f + g * p_i),
        Misconception("slope_of_tanh", "$1 - f^2$ is the slope of $\\tanh$; gates are logistic.",
                      lambda c, g, i, f, p_i, p_f: f + c * p_f * (1 - f * f) + g * p_i * (1 - i * i)),
    ),
    hints=("Product rule: $c$ stands in $f\\,c$ twice, once inside $f$.", "$\\partial f/\\partial c = p_f f(1 - f)$."),
    reason=r"$f + c\,p_f\,f(1 - f) + g\,p_i\,i(1 - i)$.",
)  # fmt: skip


def jacobian(i: float, f: float, g: float, o: float, c: float, R: Sequence[float]) -> Array:
    """[[dh'/dh, dh'/dc], [dc'/dh, dc'/dc]] of an LSTM of one unit with these gate values."""
    b = (logit(i), logit(f), math.atanh(g), logit(o))
    found: Array = state_jacobian(LSTM, row(0), (row(0), row(c)), parameters((0, 0, 0, 0), R, b))[0]
    return found


def entries(
    i: float, f: float, g: float, o: float, c: float, R: Sequence[float], output: bool, slope: float
) -> tuple[float, ...]:
    """The four entries by the chain rule, with parts that a mistake leaves out or replaces."""
    new = f * c + i * g
    dc_dh = c * f * (1 - f) * R[1] + g * i * (1 - i) * R[0] + i * (1 - g * g) * R[2]
    through_o = math.tanh(new) * o * (1 - o) * R[3] if output else 0.0
    return o * slope * dc_dh + through_o, o * slope * f, dc_dh, f


Q46 = Item(
    id="q46",
    title="Four entries",
    kind=Kind.GRADIENT,
    prompt=r"""An LSTM with one unit is in a step with the gate values $i = [[i]]$, $f = [[f]]$, $o = [[o]]$, the
candidate $g = [[g]]$ and the old cell $c = [[c]]$. Its recurrent weights are $R_i, R_f, R_g, R_o = [[R]]$. The new
cell is $c' = f c + i g$, the new output $h' = o \tanh(c')$.

What are $\partial h'/\partial h$, $\partial h'/\partial c$, $\partial c'/\partial h$, $\partial c'/\partial c$ ($h$:
the old output)? Four numbers in this order.""",
    given={"i": GATE, "f": GATE, "o": GATE, "g": CANDIDATE, "c": Real(-1.5, 1.5, 1, apart=0.3), "R": WEIGHTS4},
    parts=("dh'/dh", "dh'/dc", "dc'/dh", "dc'/dc"),
    key=lambda i, f, o, g, c, R: tuple(jacobian(i, f, g, o, c, R).ravel()),
    sensible=lambda i, f, o, g, c, R: bool(np.abs(jacobian(i, f, g, o, c, R)).min() > 0.02),
    misconceptions=(
        Misconception("output_gate_fixed", "The output gate reads $h$, too: $\\tanh(c')\\,o(1 - o)\\,R_o$ is missing in"
                      " $\\partial h'/\\partial h$.", lambda i, f, o, g, c, R: entries(
                          i, f, g, o, c, R, False, 1 - math.tanh(f * c + i * g) ** 2)),
        Misconception("slope_at_cell", "The slope of $\\tanh$ at $c'$ is $1 - \\tanh(c')^2$, not $1 - c'^2$.",
                      lambda i, f, o, g, c, R: entries(i, f, g, o, c, R, True, 1 - (f * c + i * g) ** 2)),
        Misconception("transposed", "Right numbers, other order: first both derivatives of $h'$.",
                      lambda i, f, o, g, c, R: tuple(jacobian(i, f, g, o, c, R).T.ravel())),
        Misconception("no_slope", "Between $c'$ and $h'$ there is the slope of $\\tanh$.",
                      lambda i, f, o, g, c, R: entries(i, f, g, o, c, R, True, 1.0)),
    ),
    hints=("$c'$ first: $f$, $i$ and $g$ all depend on $h$.", "Then $h' = o \\tanh(c')$: through $c'$, and through"
                                                            " $o$."),
    reason=r"$\partial c'/\partial c = f$; $\partial c'/\partial h = c f(1-f) R_f + g\,i(1-i) R_i + i(1-g^2) R_g$;"
           r" and with"
           r" $k = o(1 - \tanh^2 c')$: $\partial h'/\partial c = k f$, $\partial h'/\partial h = k\,\partial"
           r" c'/\partial h +"
           r" \tanh(c')\,o(1-o) R_o$: [[answer]].",
)  # fmt: skip

ARGUMENT = (
    Option("cell", r"The new cell is $c_t = f_t c_{t-1} + i_t g_t$."),
    Option("step", r"With gates and candidate held fixed, $\partial c_t/\partial c_{t-1} = \mathrm{diag}(f_t)$."),
    Option("product", r"Along this path from $t$ to $T$ the factors multiply: $\mathrm{diag}(\prod_{k=t+1}^{T} f_k)$."),
    Option("bound", r"Every entry of the product lies between 0 and 1, so this path cannot explode."),
    Option("near_one", r"The product stays near 1 just as long as all its gates do, as with a large forget bias."),
    Option("total", r"So one path is protected; the total derivative adds the paths through $h$, which are not."),
)
STEPS_BEFORE = (("cell", "step"), ("step", "product"), ("product", "bound"), ("product", "near_one"),
                ("bound", "total"), ("near_one", "total"))  # fmt: skip


@cache
def argument_holds() -> bool:
    """Every step of the argument, checked on numbers."""
    rng = np.random.default_rng(8)
    f = rng.uniform(0.05, 0.95, (5, 3))
    c, i, g = rng.standard_normal(3), rng.uniform(0, 1, (5, 3)), rng.uniform(-1, 1, (5, 3))

    def last(c: Array) -> Array:
        for k in range(5):
            c = f[k] * c + i[k] * g[k]
        return c

    shift = np.eye(3) * 1e-3
    slopes = np.array([(last(c + d) - last(c - d)) / 2e-3 for d in shift])
    fixed = bool(np.allclose(slopes, np.diag(direct_path(f)[0]), atol=1e-9))
    near_one = float(direct_path(np.full((50, 1), sig(8.0)))[0, 0]) > 0.95
    return fixed and direct_of_any() <= 1 and near_one and explodes() and silent_is_direct()


Q47 = Item(
    id="q47",
    title="The argument, in order",
    kind=Kind.PROOF,
    prompt="Put the six steps of the argument in order that an LSTM *can* carry a gradient over many steps.",
    options=ARGUMENT,
    key=lambda: frozenset(STEPS_BEFORE),
    sensible=argument_holds,
    hints=("It begins with the equation of the cell.", "It ends with what the argument does *not* say."),
    reason=r"Equation, one step, many steps, what bounds the product and what keeps it near 1 (in either order), and"
           r" what"
           r" is left open.",
)  # fmt: skip

TOPIC = Topic("jacobians", "What one step does to a gradient", 9, (Q45, Q46, Q47), ("TODO4",))

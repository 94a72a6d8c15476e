"""Why the gradient of an LSTM need not vanish, and when it does: bounds, half-lives, Jacobians."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

import numpy as np

from exercises.quizzes.cells import parameters, row
from exercises.quizzes.silent import total_and_direct
from exercises.quizzes.udacity_gates import logit, sig
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Topic, Whole
from reference.activations import sigmoid_slope
from reference.cells import LSTM
from reference.flow import bias_for_half_life, direct_path, half_life, sequence_jacobian

Q41 = Item(
    id="q41",
    title="A bound for logistic units",
    kind=Kind.NUMBER,
    prompt=r"""A simple recurrent network has **logistic** units, $h_t = \sigma(W x_t + R h_{t-1} + b)$, and the
largest singular value of $R$ is [[s]]. From this alone, what is the smallest upper bound on the norm (largest
singular value) of $\partial h_{t+[[k]]}/\partial h_t$ that follows by bounding each of the [[k]] steps?""",
    given={"s": Real(1.6, 6.0, 1), "k": Whole(2, 7)},
    key=lambda s, k: (s * float(sigmoid_slope(np.array(0.0)))) ** k,
    sensible=lambda s, k: (s / 4) ** k > 0.02,
    misconceptions=(
        Misconception("tanh_units", "That is the bound for $\\tanh$ units, whose slope is at most 1. The logistic"
                                    " function"
                      " is never steeper than 1/4.", lambda s, k: s**k),
        Misconception("slope_half", "$\\sigma(0) = 1/2$ is its value; its slope there is $1/4$.",
                      lambda s, k: (s / 2) ** k),
        Misconception("quarter_once", "The slope comes in each step: $1/4$ to the power [[k]].", lambda s, k: s**k / 4),
        Misconception("added", "The steps' factors multiply.", lambda s, k: k * s / 4),
    ),
    hints=("One step: $\\mathrm{diag}(\\sigma')\\,R$.", "How steep is the logistic function at most?"),
    reason=r"Each step has norm at most $\frac14 \cdot [[s]]$, so $([[s]]/4)^{[[k]]} =$ [[answer]].",
)  # fmt: skip

Q42 = Item(
    id="q42",
    title="The direct path of a bias",
    kind=Kind.NUMBER,
    prompt=r"""The forget gates of an LSTM are constant, $f = \sigma(b_f)$ with $b_f = [[b]]$. What is the product of
the forget gates over [[k]] steps, the factor with which a gradient comes back along the cell's direct path?""",
    given={"b": Real(-1, 4, 1), "k": Whole(2, 25)},
    key=lambda b, k: float(direct_path(np.full((k, 1), sig(b)))[0, 0]),
    sensible=lambda b, k: sig(b) ** k > 0.02,
    misconceptions=(
        Misconception("bias_times_steps", "The gate is $\\sigma(b)$ in every step; the biases do not add up inside one"
                      " $\\sigma$.", lambda b, k: sig(b * k)),
        Misconception("once", "That is the factor of one step.", lambda b, k: sig(b)),
        Misconception("slope", "The path multiplies by the gate's *value*; its slope belongs to the paths through $h$.",
                      lambda b, k: (sig(b) * sig(-b)) ** k),
        Misconception("one_short", "That is one step too few.", lambda b, k: sig(b) ** (k - 1)),
    ),
    hints=("$\\sigma(b) = 1/(1 + e^{-b})$ first.", "The same factor in every step."),
    reason=r"$\sigma([[b]])^{[[k]]} = [[f]]^{[[k]]} =$ [[answer]].",
    shown=lambda b, k: {"f": f"{sig(b):.6g}"},
)  # fmt: skip

Q43 = Item(
    id="q43",
    title="Half-lives",
    kind=Kind.NUMBER,
    prompt=r"""A constant forget gate $f = \sigma(b)$ halves the cell's content after a number of steps, its half-life
(a real number: $f^n = \frac12$).

What is the half-life for $b = [[b]]$, and which bias has the half-life $n = [[n]]$? Two numbers.""",
    given={"b": Real(0.5, 6, 1), "n": Whole(3, 200)},
    parts=("half-life", "bias"),
    key=lambda b, n: (half_life(b), bias_for_half_life(n)),
    misconceptions=(
        Misconception("inverse", "These are reciprocals: many steps for a gate near 1.",
                      lambda b, n: (1 / half_life(b), bias_for_half_life(1 / n))),
        Misconception("time_constant", "That is the time in which it falls to $1/e$; a half-life has $\\ln 2$.",
                      lambda b, n: (half_life(b) / math.log(2), bias_for_half_life(n * math.log(2)))),
        Misconception("rate_of_loss", "$0.5/(1 - f)$ takes the loss to be the same in every step; it is a share of"
                                      " what is"
                      " left.", lambda b, n: (0.5 / (1 - sig(b)), logit(1 - 0.5 / n))),
    ),
    hints=("$f^n = 1/2$, so $n = \\ln 2/(-\\ln f)$.", "Backwards: $f = 2^{-1/n}$, and $b = \\ln(f/(1 - f))$."),
    reason=r"$n = \ln 2/(-\ln \sigma([[b]]))$ and $b = \ln(r/(1 - r))$ with $r = 2^{-1/[[n]]}$: [[answer]].",
)  # fmt: skip


@cache
def total(gain: float, bias: float) -> float:
    """dc_T/dc_0 in full over 30 steps of an LSTM of one unit at rest, all gates with one bias, R_g = gain."""
    p = parameters((0, 0, 0, 0), (0, 0, gain, 0), (bias, bias, 0, bias))
    return float(sequence_jacobian(LSTM, np.zeros((30, 1, 1)), (row(0), row(0)), p)[0, 1, 1])


def explodes() -> bool:
    """Open gates and a strong way from h back into the candidate."""
    return total(2.0, 4.0) > 1e3


@cache
def direct_of_any(count: int = 200) -> float:
    """The largest entry of the direct path over many random sets of forget gates."""
    rng = np.random.default_rng(5)
    return max(float(direct_path(sigma)[0].max()) for sigma in rng.uniform(0, 1, (count, 6, 3)))


@cache
def default_factor() -> float:
    """The mean forget gate of an LSTM with small weights and zero biases."""
    rng = np.random.default_rng(6)
    p = {**LSTM.parameters(rng, 8, 32, scale=0.05), "b": np.zeros(128)}
    _, cache_ = LSTM.step(rng.standard_normal((20, 8)), (np.zeros((20, 32)), np.zeros((20, 32))), p)
    return float(np.mean(cache_.inner.f))


TRUTHS: tuple[tuple[Option, Callable[[], bool]], ...] = (
    (Option("explodes", r"The total derivative $\partial c_T/\partial c_0$ can be very large (explode)."),
     explodes),
    (Option("direct", "The direct path, the product of the forget gates, never exceeds 1 in any entry."),
     lambda: direct_of_any() <= 1),
    (Option("default", "With small random weights and zero biases the direct path loses about half in each step."),
     lambda: abs(default_factor() - 0.5) < 0.05),
    (Option("never", "The gradient of an LSTM cannot vanish.", "with $f \\approx 0.5$, the usual start, it halves in"
                                                            " each"
            " step."), lambda: total(0.05, 0.0) > 1e-3),
    (Option("matrix", "The direct path multiplies by the recurrent weight matrix in each step.", "it multiplies by"
                                                            " the gate"
            " alone; the matrices are in the paths through $h$."), lambda: not silent_is_direct()),
    (Option("bounded", r"Since forget gates are below 1, $\partial c_T/\partial c_0$ in full is bounded by 1.",
            "the bound is that of the direct path; the total has the paths through $h$ as well."),
     lambda: not explodes()),
)  # fmt: skip


def silent_is_direct() -> bool:
    """With the output gate shut, the total derivative is the product of the gates, whatever the matrices are."""
    return bool(np.allclose(*total_and_direct(-800.0), rtol=0, atol=1e-12))


Q44 = Item(
    id="q44",
    title="What is true of the LSTM's gradient?",
    kind=Kind.CHOICES,
    prompt=r"""Which statements are true of an LSTM ($c_t = f_t c_{t-1} + i_t g_t$, gates and candidate read $x_t$ and
$h_{t-1}$)? *Total* derivative: through all paths. *Direct path*: $\mathrm{diag}(\prod_t f_t)$, gates and candidates
held fixed.""",
    options=tuple(option for option, _ in TRUTHS),
    key=lambda: frozenset(option.id for option, holds in TRUTHS if holds()),
    misconceptions=(
        Misconception("all_from_the_gate", "What is true of the direct path need not be true of the total"
                                           " derivative: the"
                      " paths through $h$ have weight matrices and may explode.",
                      lambda: frozenset({"direct", "default", "bounded"})),
    ),
    hints=("Tell the direct path from the total derivative in each sentence.", "What is $\\sigma(0)$?"),
    reason="The direct path has factors between 0 and 1 and no matrix: it cannot explode, but it does vanish at"
           " $f = 0.5$. The total adds paths through $h$, which may do anything. Each statement was simulated:"
           " [[answer]].",
)  # fmt: skip


LAGS = (0, 10, 20, 30, 40, 50)


@cache
def norms(f: float) -> tuple[float, ...]:
    """log10 of the norm of a gradient that comes back along the direct path, to two decimals, at the lags shown."""
    path = direct_path(np.full((LAGS[-1], 1), f))[::-1, 0]
    return tuple(round(math.log10(path[lag]) - 0.3, 2) for lag in LAGS)


def readings(f: float) -> tuple[Option, ...]:
    """Gates that one reads off the table, rightly or not."""
    slope = float(np.polyfit(LAGS, norms(f), 1)[0])
    return (
        Option("per_step", f"f = {10**slope:.3f}", "", 10**slope),
        Option("natural", f"f = {math.exp(slope):.3f}", "the table has decimal logarithms: $f ="
                                                        " 10^{slope}$.", math.exp(slope)),
        Option("per_row", f"f = {10 ** (10 * slope):.3f}", "a row of the table is ten steps.", 10 ** (10 * slope)),
        Option("first_row", f"f = {10 ** norms(f)[1]:.3f}", "the value at a lag is not the slope; the curve does not"
                                                            " start"
               " at 0, and a row is ten steps.", 10 ** norms(f)[1]),
    )  # fmt: skip


Q48 = Item(
    id="q48",
    title="Read the slope",
    kind=Kind.CHOICE,
    prompt=r"""The norm of a gradient that comes back along the cell's direct path was measured at several lags:

| lag | log10 of the norm |
|---|---|
[[rows]]

The forget gate was the same in every step. Which value did it have?""",
    given={"f": OneOf((0.7, 0.75, 0.8, 0.85, 0.88, 0.9))},
    hidden=("f",),
    options=readings,
    key=lambda f: min(readings(f), key=lambda option: abs(option.value - f)).id,
    shown=lambda f: {"rows": "\n".join(f"| {lag} | {v:.2f} |" for lag, v in zip(LAGS, norms(f), strict=True))},
    hints=("On this scale a constant factor is a straight line. How much does it fall per *step*?",
           "The norm is multiplied by $f$ in each step: $\\log_{10} f$ is the slope."),
    reason=r"The slope per step is $\log_{10} f$; $10^{slope}$ is [[f]] (option [[answer]]).",
)  # fmt: skip


@cache
def last_lag(f: float) -> int:
    """The largest lag at which the product is still above 1e-6, by multiplying."""
    product, lag = 1.0, 0
    while product * f > 1e-6:
        product, lag = product * f, lag + 1
    return lag


Q49 = Item(
    id="q49",
    title="How far back?",
    kind=Kind.TRACE,
    prompt=r"""A constant forget gate $f = [[f]]$; a gradient of 1 at the end comes back along the direct path,
multiplied by $f$ in each step. What is the largest lag (number of steps back) at which it is still above $10^{-6}$?""",
    given={"f": Real(0.3, 0.98)},
    key=last_lag,
    sensible=lambda f: abs((lag := math.log(1e-6) / math.log(f)) - round(lag)) > 0.05,
    misconceptions=(
        Misconception("first_below", "At that lag it is below $10^{-6}$ already.", lambda f: last_lag(f) + 1),
        Misconception("mixed_logarithms", "Both logarithms have to be of the same kind.",
                      lambda f: math.floor(-6 / math.log(f))),
        Misconception("linear", "It does not lose the same amount in each step, but the same share.",
                      lambda f: math.floor((1 - 1e-6) / (1 - f))),
    ),
    hints=("$f^n > 10^{-6}$.", "Take logarithms; $\\ln f$ is negative."),
    reason=r"$n < \ln 10^{-6}/\ln [[f]]$, so $n =$ [[answer]].",
)  # fmt: skip

TOPIC = Topic("vanishing", "Vanishing gradients, and why they need not", 8,
              (Q41, Q42, Q43, Q44, Q48, Q49), ("TODO4",))  # fmt: skip

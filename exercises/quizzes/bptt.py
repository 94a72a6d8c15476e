"""The simple recurrent network by hand: states, gradients through time, the paths that they take."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from exercises.quizzes.cells import BOUNDED, STATE, WEIGHT, row
from grader.quiz.item import Item, Kind, Misconception, Option, Real, Topic, Whole
from reference.activations import sigmoid
from reference.rnn import RNNSequence, rnn_backward, rnn_forward, rnn_step_backward


def run(xs: Sequence[float], h0: float, W: float, R: float, b: float = 0.0) -> tuple[tuple[float, ...], RNNSequence]:
    """The states of a scalar network h = tanh(W x + R h + b), and the cache."""
    X = np.array(xs, dtype=float)[:, None, None]
    H, _, cache_ = rnn_forward(X, row(h0), row(W), row(R), np.array([float(b)]))
    return tuple(map(float, H[:, 0, 0])), cache_


Q30 = Item(
    id="q30",
    title="Two steps by hand",
    kind=Kind.NUMBER,
    prompt=r"""A simple recurrent network with one unit: $h_t = \tanh(W x_t + R h_{t-1} + b)$ with $W = [[W]]$, $R =
[[R]]$, $b = [[b]]$. It starts at $h_0 = [[h0]]$ and reads $x_1 = [[x1]]$, $x_2 = [[x2]]$. What is $h_2$?""",
    given={"x1": STATE, "x2": STATE, "h0": BOUNDED, "W": WEIGHT, "R": WEIGHT, "b": WEIGHT},
    key=lambda x1, x2, h0, W, R, b: run((x1, x2), h0, W, R, b)[0][1],
    misconceptions=(
        Misconception("first_step", "That is $h_1$; there is one more step.",
                      lambda x1, x2, h0, W, R, b: run((x1,), h0, W, R, b)[0][0]),
        Misconception("starts_at_zero", "The first state is given: $h_0 = [[h0]]$, not 0.",
                      lambda x1, x2, h0, W, R, b: run((x1, x2), 0, W, R, b)[0][1]),
        Misconception("state_not_fed_back", "The second step reads $h_1$, not $h_0$ again.",
                      lambda x1, x2, h0, W, R, b: run((x2,), h0, W, R, b)[0][0]),
        Misconception("weights_swapped", "$W$ belongs to the input, $R$ to the state.",
                      lambda x1, x2, h0, W, R, b: run((x1, x2), h0, R, W, b)[0][1]),
        Misconception("tanh_once", "The state passes through $\\tanh$ in each step, not only in the last.",
                      lambda x1, x2, h0, W, R, b: math.tanh(W * x2 + R * (W * x1 + R * h0 + b) + b)),
        Misconception("no_bias", "The bias is missing.", lambda x1, x2, h0, W, R, b: run((x1, x2), h0, W, R)[0][1]),
    ),
    hints=("$h_1$ first.", "Then the same line with $x_2$ and $h_1$."),
    reason=r"$h_1 = \tanh([[W]] \cdot [[x1]] + [[R]] \cdot [[h0]] + [[b]]) = [[h1]]$, and with $x_2$: $h_2 =$"
           r" [[answer]].",
    shown=lambda x1, x2, h0, W, R, b: {"h1": f"{run((x1, x2), h0, W, R, b)[0][0]:.6g}"},
)  # fmt: skip


def through(states: Sequence[float], w: float) -> RNNSequence:
    """A network whose states are as given, by inputs that make them so: W = 1, no bias."""
    xs = [math.atanh(h) - w * before for before, h in itertools.pairwise(states)]
    return run(xs, states[0], 1.0, w)[1]


def slope_back(w: float, h1: float, h2: float) -> float:
    """dh_2/dh_0, from the backward pass."""
    cache_ = through((0.0, h1, h2), w)
    return float(rnn_backward(np.zeros((2, 1, 1)), row(1), cache_)[1][0, 0])


Q31 = Item(
    id="q31",
    title="Back two steps",
    kind=Kind.GRADIENT,
    prompt=r"""A network with one unit, $h_t = \tanh(W x_t + w\,h_{t-1})$ with recurrent weight $w = [[w]]$, has the
states $h_1 = [[h1]]$ and $h_2 = [[h2]]$. What is the derivative of $h_2$ with respect to $h_0$ (the inputs held
fixed)?""",
    given={"w": Real(0.4, 1.9, 1), "h1": BOUNDED, "h2": BOUNDED},
    key=slope_back,
    misconceptions=(
        Misconception("one_weight", "The weight is passed in each of the two steps: $w^2$.",
                      lambda w, h1, h2: w * (1 - h1**2) * (1 - h2**2)),
        Misconception("last_slope_only", "Each step has a slope $\\tanh' = 1 - h^2$ of its own.",
                      lambda w, h1, h2: w**2 * (1 - h2**2)),
        Misconception("no_slopes", "That is the weights alone; each step also has the slope of $\\tanh$.",
                      lambda w, h1, h2: w**2),
        Misconception("sigmoid_slope", "$h(1 - h)$ is the slope of the logistic function; that of $\\tanh$ is $1 -"
                                       " h^2$.",
                      lambda w, h1, h2: w**2 * h1 * (1 - h1) * h2 * (1 - h2)),
        Misconception("outputs_multiplied", "$1 - h$ is not the slope of $\\tanh$; $1 - h^2$ is.",
                      lambda w, h1, h2: w**2 * (1 - h1) * (1 - h2)),
    ),
    hints=("Chain rule: $\\partial h_2/\\partial h_1$ times $\\partial h_1/\\partial h_0$.",
           "$\\tanh'(a) = 1 - \\tanh(a)^2$, and $\\tanh(a)$ is the state itself."),
    reason=r"$w^2(1 - h_1^2)(1 - h_2^2) = [[w]]^2 (1 - ([[h1]])^2)(1 - ([[h2]])^2) =$ [[answer]].",
)  # fmt: skip


def terms(w: float, states: Sequence[float]) -> tuple[float, ...]:
    """The terms of dh_T/dw, one for each step in which w is used, first step first."""
    dh, found = row(1), []
    for step in reversed(through(states, w).steps):
        _, before, _, dR, _ = rnn_step_backward(dh, step)
        found.append(float(dR[0, 0]))
        dh = before
    return tuple(reversed(found))


def factors(w: float, h: Sequence[float]) -> tuple[float, float, float]:
    """dh_3/da_t for t = 1, 2, 3: the slopes and weights from there on."""
    s = [1 - v * v for v in h]
    return w * w * s[1] * s[2] * s[3], w * s[2] * s[3], s[3]


Q32 = Item(
    id="q32",
    title="One weight, three terms",
    kind=Kind.GRADIENT,
    prompt=r"""A network with one unit, $s_t = \tanh(x_t W_x + s_{t-1} W_s)$, has $W_s = [[w]]$ and the states $s_0 =
[[s0]]$, $s_1 = [[s1]]$, $s_2 = [[s2]]$, $s_3 = [[s3]]$. The loss is $L = s_3$. Backpropagation through time adds
three terms, $\frac{\partial L}{\partial W_s} = \sum_{i=1}^{3} \frac{\partial L}{\partial s_i}\,\frac{\partial
s_i}{\partial W_s}$, the last factor with $s_{i-1}$ held fixed. What are the terms for $i = 1$, 2, 3, in this order?""",
    given={"w": Real(0.5, 1.9, 1), "s0": BOUNDED, "s1": BOUNDED, "s2": BOUNDED, "s3": BOUNDED},
    parts=("term 1", "term 2", "term 3"),
    key=lambda w, s0, s1, s2, s3: terms(w, (s0, s1, s2, s3)),
    sensible=lambda w, s0, s1, s2, s3: min(map(abs, terms(w, (s0, s1, s2, s3)))) > 0.01,
    misconceptions=(
        Misconception("reversed", "The right numbers in the other order: $i = 1$ is the earliest step.",
                      lambda w, s0, s1, s2, s3: terms(w, (s0, s1, s2, s3))[::-1]),
        Misconception("own_state", "In step $i$ the weight multiplies the state *before*, $s_{i-1}$, not $s_i$.",
                      lambda w, s0, s1, s2, s3: tuple(
                          k * s for k, s in zip(factors(w, (s0, s1, s2, s3)), (s1, s2, s3), strict=True))),
        Misconception("own_slope_missing", "$\\partial s_i/\\partial W_s$ has the slope $1 - s_i^2$ of its own step.",
                      lambda w, s0, s1, s2, s3: (w * w * (1 - s2**2) * (1 - s3**2) * s0, w * (1 - s3**2) * s1, s2)),
        Misconception("weights_missing", "On the way from $s_3$ back to $s_i$ each step passes the weight $W_s$.",
                      lambda w, s0, s1, s2, s3: tuple(k * s / w**n for n, k, s in zip(
                          (2, 1, 0), factors(w, (s0, s1, s2, s3)), (s0, s1, s2), strict=True))),
    ),
    hints=("Begin with $i = 3$: $\\partial L/\\partial s_3 = 1$.", "$\\partial s_i/\\partial s_{i-1} = (1 -"
                                                            " s_i^2)\\,W_s$."),
    reason=r"$i = 3$: $(1 - s_3^2)\,s_2$; $i = 2$: $(1 - s_3^2)W_s\,(1 - s_2^2)\,s_1$; $i = 1$: one more such"
           r" factor, times"
           r" $s_0$. Together [[answer]].",
)  # fmt: skip


@cache
def paths(L: int, T: int) -> int:
    """The paths from the bottom layer, at any time, to the top layer at time T: counted node by node."""
    count = np.zeros((L, T), dtype=int)
    for layer in range(L):
        for t in range(T):
            below = int(count[layer - 1, t]) if layer else 1  # the weight enters the bottom layer at every time
            count[layer, t] = below + (int(count[layer, t - 1]) if t else 0)
    return int(count[L - 1, T - 1])


Q33 = Item(
    id="q33",
    title="How many chain products?",
    kind=Kind.TRACE,
    prompt=r"""A network has [[L]] stacked recurrent layers and runs over [[T]] steps. Each state reads its own
layer's state one step earlier, and (above the bottom layer) the state of the layer below at the *same* step. The loss
depends on the top layer's last state only. The gradient of a weight of the **bottom** layer is a sum of chain
products, one for each path from a bottom state, at any of the steps, to the top layer's last state. How many chain
products are there?""",
    given={"L": Whole(2, 4), "T": Whole(2, 7)},
    key=paths,
    misconceptions=(
        Misconception("one_per_step", "With one layer there is one for each step; in a stack each of them can climb at"
                      " different times.", lambda L, T: T),
        Misconception("layers_times_steps", "Paths are counted, not states: steps and climbs can be interleaved.",
                      lambda L, T: L * T),
        Misconception("power", "A path that has climbed cannot come down again: fewer than $L^T$.", lambda L, T: L**T),
        Misconception("from_first_step_only", "That counts the paths that start in step 1. The weight is used in every"
                      " step.", lambda L, T: math.comb(T - 1 + L - 1, L - 1)),
    ),
    hints=("Write at each state how many paths lead to it, from the bottom left on.",
           "Each state adds the numbers of its left and its lower neighbour; each bottom state also starts a path."),
    reason=r"By counting from state to state: [[answer]], which is $\binom{T-1+L}{L}$.",
)  # fmt: skip


EDGES = {"S1": ("S2", "Z1"), "S2": ("Z2",), "Z1": ("Z2",), "Z2": ("y",), "y": ()}


def chains(node: str) -> list[tuple[str, ...]]:
    """All ways from a state to the output."""
    if node == "y":
        return [("y",)]
    return [(node, *rest) for after in EDGES[node] for rest in chains(after)]


WAYS = (
    Option("short", r"$\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial s_2}\frac{\partial s_2}{\partial"
                    r" U}$",
           "", ("S2", "Z2", "y")),
    Option("lower", r"$\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial s_2}\frac{\partial s_2}{\partial"
                    r" s_1}"
           r"\frac{\partial s_1}{\partial U}$", "", ("S1", "S2", "Z2", "y")),
    Option("upper", r"$\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial z_1}\frac{\partial z_1}{\partial"
                    r" s_1}"
           r"\frac{\partial s_1}{\partial U}$", "", ("S1", "Z1", "Z2", "y")),
    Option("skips", r"$\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial s_1}\frac{\partial s_1}{\partial"
                    r" U}$",
           "$z_2$ does not read $s_1$: only through $s_2$ or $z_1$.", ("S1", "Z2", "y")),
    Option("early", r"$\frac{\partial y}{\partial z_1}\frac{\partial z_1}{\partial s_1}\frac{\partial s_1}{\partial"
                    r" U}$",
           "the output is read after step 2: $y$ reads $z_2$.", ("S1", "Z1", "y")),
    Option("down", r"$\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial z_1}\frac{\partial z_1}{\partial s_2}"
           r"\frac{\partial s_2}{\partial U}$", "$z_1$ is earlier than $s_2$.", ("S2", "Z1", "Z2", "y")),
)  # fmt: skip
Q34 = Item(
    id="q34",
    title="Which chain products?",
    kind=Kind.CHOICES,
    prompt=r"""Two recurrent layers, two steps: the lower states $s_1, s_2$ and the upper states $z_1, z_2$. $s_t$
reads $s_{t-1}$ and, through the weight $U$, the input; $z_t$ reads $z_{t-1}$ and $s_t$; the output $y$ reads $z_2$.
Which of these chain products stand in $\partial y/\partial U$ (the last factor of each with earlier states held
fixed)?""",
    options=WAYS,
    key=lambda: frozenset(option.id for option in WAYS if option.value in chains(option.value[0])),
    misconceptions=(
        Misconception("one_per_step", "From $s_1$ there are two ways up to $z_2$: along the lower layer first, or along"
                      " the upper one.", lambda: frozenset({"short", "lower"})),
    ),
    hints=("Draw the states as dots, with an arrow wherever one reads another.", "Each path from an $s$ to $y$ is a"
                                                            " product."),
    reason="$U$ enters at $s_2$ (one way to $y$) and at $s_1$ (two ways): [[answer]].",
)  # fmt: skip


def two_paths(x: float, W1: float, p: float, q: float, u: float, v: float) -> float:
    """dy/dW1 by a complex step: y = u z1 + v z2, z1 = σ(p h), z2 = σ(q h), h = σ(W1 x)."""
    h = sigmoid(np.array((W1 + 1e-30j) * x))
    return float((u * sigmoid(p * h) + v * sigmoid(q * h)).imag / 1e-30)


def layer_values(x: float, W1: float, p: float, q: float, u: float, v: float) -> dict[str, float]:
    """h, z1 and z2."""
    h = float(sigmoid(np.array(W1 * x)))
    return {"h": h, "z1": float(sigmoid(np.array(p * h))), "z2": float(sigmoid(np.array(q * h)))}


def path(x: float, W1: float, p: float, q: float, u: float, v: float, which: int) -> float:
    """One of the two products."""
    at = layer_values(x, W1, p, q, u, v)
    z, weight, out = (at["z1"], p, u) if which == 1 else (at["z2"], q, v)
    return out * z * (1 - z) * weight * at["h"] * (1 - at["h"]) * x


Q35 = Item(
    id="q35",
    title="Two paths to the output",
    kind=Kind.FORMULA,
    prompt=r"""A feed-forward network of numbers: $h = \sigma(W_1 x)$, then two units $z_1 = \sigma(p\,h)$ and
$z_2 = \sigma(q\,h)$, then $y = u\,z_1 + v\,z_2$. What is $\partial y/\partial W_1$? Use `x`, `p`, `q`, `u`, `v` and
the values `h`, `z1`, `z2` (or `W1`, where you need it).""",
    given={name: Real(-2, 2, 6, apart=0.1) for name in ("x", "W1", "p", "q", "u", "v")},
    derived=layer_values,
    key=two_paths,
    misconceptions=(
        Misconception("first_path", "That is the path through $z_1$ alone; the one through $z_2$ is added.",
                      lambda **at: path(**at, which=1)),
        Misconception("second_path", "That is the path through $z_2$ alone; the one through $z_1$ is added.",
                      lambda **at: path(**at, which=2)),
        Misconception("multiplied", "Along a path factors are multiplied, but *paths* are added.",
                      lambda **at: path(**at, which=1) * path(**at, which=2)),
        Misconception("no_outer_slopes", "The units $z_1$ and $z_2$ have slopes, too: $z(1 - z)$.",
                      lambda **at: (at["u"] * at["p"] + at["v"] * at["q"]) * at["x"]
                      * (h := layer_values(**at)["h"]) * (1 - h)),
        Misconception("no_inner_slope", "The slope of $h$ is missing: $h(1 - h)$.",
                      lambda **at: (path(**at, which=1) + path(**at, which=2))
                      / ((h := layer_values(**at)["h"]) * (1 - h))),
    ),
    hints=("$h$ reaches $y$ on two ways. One product for each, and their sum.", "$\\sigma' = \\sigma(1 - \\sigma)$."),
    reason=r"$\left(u\,z_1(1 - z_1)\,p + v\,z_2(1 - z_2)\,q\right) h(1 - h)\,x$.",
)  # fmt: skip


TOPIC = Topic("bptt", "Backpropagation through time by hand", 6, (Q30, Q31, Q32, Q33, Q34, Q35), ("RNN lesson",))

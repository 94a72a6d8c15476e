"""MUT2 and MUT3 of Jozefowicz et al., one step forward and one back."""

from __future__ import annotations

import math
from collections.abc import Sequence

from exercises.quizzes.cells import BOUNDED, STATE, WEIGHT, WEIGHTS3, parameters, row, step
from exercises.quizzes.udacity_gates import CANDIDATE, GATE, logit, sig
from grader.quiz.item import Item, Kind, Misconception, Several
from reference.flow import state_jacobian
from reference.mut import MUT2, MUT3

PAIR = Several(WEIGHT, 2)


def mut2(x: float, h: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]) -> float:
    """One step of MUT2: W is (z, n), R and b are (z, r, n)."""
    return step(MUT2, x, (h,), parameters(W, R, b))[0]


def mut2_parts(
    x: float, h: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]
) -> tuple[float, float, float]:
    """z, r and n of MUT2."""
    z, r = sig(W[0] * x + R[0] * h + b[0]), sig(x + R[1] * h + b[1])
    return z, r, math.tanh(R[2] * r * h + W[1] * x + b[2])


def mut2_without_reset(x: float, h: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]) -> float:
    """A candidate that reads h instead of r h."""
    z, _, _ = mut2_parts(x, h, W, R, b)
    return z * math.tanh(R[2] * h + W[1] * x + b[2]) + (1 - z) * h


def mut2_keeps(x: float, h: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]) -> float:
    """z taken for the share that is kept."""
    z, _, n = mut2_parts(x, h, W, R, b)
    return z * h + (1 - z) * n


def mut2_reset_without_x(x: float, h: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]) -> float:
    """A reset gate without its bare x."""
    z, _, _ = mut2_parts(x, h, W, R, b)
    return z * math.tanh(R[2] * sig(R[1] * h + b[1]) * h + W[1] * x + b[2]) + (1 - z) * h


Q55 = Item(
    id="q55",
    title="MUT2 by hand",
    kind=Kind.NUMBER,
    prompt=r"""MUT2 with one unit and one input ($z$ replaces):

- $z = \sigma(W_z x + R_z h + b_z)$
- $r = \sigma(x + R_r h + b_r)$
- $n = \tanh(R_n (r h) + W_n x + b_n)$
- $h' = z\,n + (1 - z)\,h$

with $x = [[x]]$, $h = [[h]]$, $(W_z, W_n) = [[W]]$, $(R_z, R_r, R_n) = [[R]]$, $(b_z, b_r, b_n) = [[b]]$. What is
$h'$?""",
    given={"x": STATE, "h": BOUNDED, "W": PAIR, "R": WEIGHTS3, "b": WEIGHTS3},
    key=mut2,
    misconceptions=(
        Misconception("keeps", "You have let $z$ *keep*. In all three mutants $z$ is the share of the new"
                               " candidate.", mut2_keeps),
        Misconception("no_reset", "The candidate reads $r h$, not $h$.", mut2_without_reset),
        Misconception("reset_without_input", "The reset gate reads $x$, without a weight, but it reads it.",
                      mut2_reset_without_x),
        Misconception("candidate", "That is the candidate $n$; it is mixed with the old state.",
                      lambda x, h, W, R, b: mut2_parts(x, h, W, R, b)[2]),
    ),
    hints=("In the order $z$, $r$, $n$, $h'$.", "The $x$ in $r$ has the weight 1."),
    reason=r"$z = [[z]]$, $r = [[r]]$, $n = [[n]]$, so $h' =$ [[answer]].",
    shown=lambda x, h, W, R, b: dict(zip("zrn", (f"{v:.6g}" for v in mut2_parts(x, h, W, R, b)), strict=True)),
)  # fmt: skip


def mut3_slope(z: float, r: float, n: float, h: float, R: Sequence[float]) -> float:
    """dh'/dh of MUT3 with these values of z, r and n; R is (z, r, n)."""
    b = (logit(z) - R[0] * math.tanh(h), logit(r) - R[1] * h, math.atanh(n) - R[2] * r * h)
    return float(state_jacobian(MUT3, row(0), (row(h),), parameters((0, 0, 0), R, b))[0, 0, 0])


def mut3_sum(z: float, r: float, n: float, h: float, R: Sequence[float], **left_out: float) -> float:
    """The same by the chain rule, with factors that a mistake changes."""
    through_z = (n - h) * z * (1 - z) * R[0] * left_out.get("tanh", 1 - math.tanh(h) ** 2)
    through_n = z * (1 - n * n) * R[2] * (r + left_out.get("reset", 1.0) * h * r * (1 - r) * R[1])
    return (1 - z) + left_out.get("via_z", 1.0) * through_z + left_out.get("via_n", 1.0) * through_n


Q56 = Item(
    id="q56",
    title="Back through MUT3",
    kind=Kind.GRADIENT,
    prompt=r"""MUT3 with one unit ($z$ replaces): $z = \sigma(W_z x + R_z \tanh(h) + b_z)$, $r = \sigma(W_r x + R_r h
+ b_r)$, $n = \tanh(R_n (r h) + W_n x + b_n)$, $h' = z\,n + (1 - z)\,h$.

In a step with $h = [[h]]$ the values are $z = [[z]]$, $r = [[r]]$, $n = [[n]]$; the weights are
$(R_z, R_r, R_n) = [[R]]$. What is $\partial h'/\partial h$ in full?""",
    given={"z": GATE, "r": GATE, "n": CANDIDATE, "h": BOUNDED, "R": WEIGHTS3},
    key=mut3_slope,
    misconceptions=(
        Misconception("direct_only", "That is the direct path; $z$, $r$ and $n$ depend on $h$ as well.",
                      lambda z, r, n, h, R: mut3_sum(z, r, n, h, R, via_z=0, via_n=0)),
        Misconception("tanh_forgotten", "The update gate reads $\\tanh(h)$: its slope $1 - \\tanh(h)^2$ is missing.",
                      lambda z, r, n, h, R: mut3_sum(z, r, n, h, R, tanh=1.0)),
        Misconception("reset_fixed", "The reset gate depends on $h$ as well.",
                      lambda z, r, n, h, R: mut3_sum(z, r, n, h, R, reset=0)),
        Misconception("candidate_fixed", "The candidate depends on $h$ as well.",
                      lambda z, r, n, h, R: mut3_sum(z, r, n, h, R, via_n=0)),
        Misconception("update_fixed", "The update gate depends on $h$ as well.",
                      lambda z, r, n, h, R: mut3_sum(z, r, n, h, R, via_z=0)),
    ),
    hints=("Three ways besides the direct one: through $z$, through $n$, and through $r$ inside $n$.",
           "$\\partial z/\\partial h = z(1 - z) R_z (1 - \\tanh(h)^2)$."),
    reason=r"$(1 - z) + (n - h) z(1-z) R_z (1 - \tanh^2 h) + z(1 - n^2) R_n (r + h\,r(1-r) R_r) =$ [[answer]].",
)  # fmt: skip

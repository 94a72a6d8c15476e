"""Code with one wrong line: a step with peepholes, and a backward pass through time.

A line of a snippet is its text with what it computes, right and wrong. Which line is the wrong one is found by running
it against the reference; nothing is marked by hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from exercises.quizzes.cells import parameters, step
from exercises.quizzes.udacity_gates import sig
from grader.checks import Array
from grader.quiz.item import Item, Kind, OneOf, Option, Topic
from reference.lstm import lstm_backward, lstm_forward
from reference.peephole import PEEPHOLE

Env = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A line of code: what it says, and what it does to the names; where it can be wrong, also that."""

    text: str
    run: Callable[[Env], Mapping[str, Any]]
    bug: str = ""  # the name of the mistake
    wrong_text: str = ""
    wrong: Callable[[Env], Mapping[str, Any]] | None = None
    why: str = ""  # what is wrong with it, for whoever looks for it elsewhere: said in the reason

    def chosen(self, bug: str) -> tuple[str, Callable[[Env], Mapping[str, Any]]]:
        """Text and action in a snippet with a mistake of this name."""
        if bug == self.bug and self.wrong is not None:
            return self.wrong_text, self.wrong
        return self.text, self.run


FORWARD = (
    Line("i = sigma(a_i + p_i * c_old)", lambda e: {"i": sig(e["a"][0] + e["p"][0] * e["c"])}, "input_peephole",
         "i = sigma(a_i + p_f * c_old)", lambda e: {"i": sig(e["a"][0] + e["p"][1] * e["c"])},
         "the input gate has a peephole weight of its own, $p_i$"),
    Line("f = sigma(a_f + p_f * c_old)", lambda e: {"f": sig(e["a"][1] + e["p"][1] * e["c"])}),
    Line("g = tanh(a_g)", lambda e: {"g": math.tanh(e["a"][2])}, "candidate_sees_cell",
         "g = tanh(a_g + c_old)", lambda e: {"g": math.tanh(e["a"][2] + e["c"])},
         "the candidate has no peephole; only gates see the cell"),
    Line("c = f * c_old + i * g", lambda e: {"new": e["f"] * e["c"] + e["i"] * e["g"]}, "coupled",
         "c = f * c_old + (1 - f) * g", lambda e: {"new": e["f"] * e["c"] + (1 - e["f"]) * e["g"]},
         "the input gate is computed and then not used; $i = 1 - f$ is another cell"),
    Line("o = sigma(a_o + p_o * c)", lambda e: {"o": sig(e["a"][3] + e["p"][2] * e["new"])}, "old_cell",
         "o = sigma(a_o + p_o * c_old)", lambda e: {"o": sig(e["a"][3] + e["p"][2] * e["c"])},
         "the output gate's peephole sees the *new* cell"),
    Line("h = o * tanh(c)", lambda e: {"h": e["o"] * math.tanh(e["new"])}),
)  # fmt: skip
FORWARD_BUGS = tuple(line.bug for line in FORWARD if line.bug)


@cache
def forward_bug(bug: str) -> str:
    """The line without whose wrong form the snippet agrees with the reference."""
    a, p, c = (0.3, -0.2, 0.8, 0.5), (0.9, -0.6, 1.1), 0.7
    want = step(PEEPHOLE, 0.0, (0.0, c), parameters((0,) * 4, (0,) * 4, a, p=p))

    def result(mended: int) -> tuple[float, float]:
        e: Env = {"a": a, "p": p, "c": c}
        for k, line in enumerate(FORWARD):
            e |= (line.run if k == mended else line.chosen(bug)[1])(e)
        return e["h"], e["new"]

    agreeing = [k for k in range(len(FORWARD)) if np.allclose(result(k), want, rtol=1e-12, atol=0)]
    (wrong,) = agreeing
    return f"line{wrong}"


def listed(lines: tuple[Line, ...], bug: str) -> tuple[Option, ...]:
    """The lines of a snippet as options."""
    return tuple(Option(f"line{k}", f"`{line.chosen(bug)[0]}`", "this line is right.") for k, line in enumerate(lines))


def reason_of(lines: tuple[Line, ...], bug: str) -> dict[str, str]:
    """The wrong line's explanation and its right form."""
    line = next(line for line in lines if line.bug == bug)
    return {"why": line.why, "right": line.text}


Q76 = Item(
    id="q76",
    title="A wrong peephole?",
    kind=Kind.BUG,
    prompt=r"""A student writes one step of the peephole LSTM (Gers and Schmidhuber 2000, with $\tanh$ for both
squashings). `a_i`, `a_f`, `a_g`, `a_o` are the right net inputs without peepholes, `p_i`, `p_f`, `p_o` the peephole
weights of the three gates, `c_old` is $c_{t-1}$. The step returns `h` and `c`. Exactly one line is wrong. Which?""",
    given={"bug": OneOf(FORWARD_BUGS + ("old_cell",) * 2)},
    hidden=("bug",),
    options=lambda bug: listed(FORWARD, bug),
    key=forward_bug,
    shown=lambda bug: reason_of(FORWARD, bug),
    hints=("Say for each gate which cell it sees.", "Which parts have no peephole at all?"),
    reason="Line [[answer]]: [[why]]. It should be `[[right]]`.",
)  # fmt: skip


def gates(e: Env, t: int) -> tuple[Array, Array, Array, Array]:
    """i, f, g, o of a step."""
    s = e["steps"][t]
    return s.i, s.f, s.g, s.o


def joined(e: Env, t: int, slope_g: Callable[[Array], Array]) -> Array:
    """The gradient of all net inputs."""
    i, f, g, o = gates(e, t)
    parts = [e["di"] * i * (1 - i), e["df"] * f * (1 - f), e["dg"] * slope_g(g), e["do"] * o * (1 - o)]
    return np.concatenate(parts, axis=1)


def to_gates(e: Env, cell: str) -> dict[str, Array]:
    """di, df, dg from dc, with the old cell or the new one in df."""
    s = e["steps"][e["t"]]
    return {"di": e["dc"] * s.g, "df": e["dc"] * (s.c if cell == "old" else s.c_new), "dg": e["dc"] * s.i}


BACKWARD = (
    Line("dh = dH[t] + dh_next", lambda e: {"dh": e["dH"][e["t"]] + e["dh_next"]}, "carry",
         "dh = dH[t]", lambda e: {"dh": e["dH"][e["t"]]},
         "the gradient that comes back from the step after (`dh_next`) is lost"),
    Line("do = dh * tanh(c[t])", lambda e: {"do": e["dh"] * np.tanh(e["steps"][e["t"]].c_new)}),
    Line("dc = dc_next + dh * o[t] * (1 - tanh(c[t])**2)", lambda e: {"dc": e["dc_next"] + e["dh"] * gates(e, e["t"])[3]
         * (1 - np.tanh(e["steps"][e["t"]].c_new) ** 2)}, "slope",
         "dc = dc_next + dh * o[t] * (1 - c[t]**2)", lambda e: {"dc": e["dc_next"] + e["dh"] * gates(e, e["t"])[3]
         * (1 - e["steps"][e["t"]].c_new ** 2)}, r"the slope of $\tanh$ at $c$ is $1 - \tanh(c)^2$, not $1 - c^2$"),
    Line("di, df, dg = dc * g[t], dc * c[t-1], dc * i[t]", lambda e: to_gates(e, "old"), "new_cell",
         "di, df, dg = dc * g[t], dc * c[t], dc * i[t]", lambda e: to_gates(e, "new"),
         "the forget gate multiplied the *old* cell"),
    Line("dc_next = dc * f[t]", lambda e: {"dc_next": e["dc"] * gates(e, e["t"])[1]}, "forget_shifted",
         "dc_next = dc * f[t-1]", lambda e: {"dc_next": e["dc"] * gates(e, e["t"] - 1)[1] if e["t"] else e["dc"]},
         "between $c_{t-1}$ and $c_t$ stands the forget gate of step $t$ (in the papers' $\\delta c_t$ it is"
         " $f_{t+1}$)"),
    Line("da = join(di*i[t]*(1-i[t]), df*f[t]*(1-f[t]), dg*(1-g[t]**2), do*o[t]*(1-o[t]))",
         lambda e: {"da": joined(e, e["t"], lambda g: 1 - g * g)}, "candidate_slope",
         "da = join(di*i[t]*(1-i[t]), df*f[t]*(1-f[t]), dg*g[t]*(1-g[t]), do*o[t]*(1-o[t]))",
         lambda e: {"da": joined(e, e["t"], lambda g: g * (1 - g))},
         r"the candidate is a $\tanh$: its slope is $1 - g^2$"),
    Line("dh_next = da @ R", lambda e: {"dh_next": e["da"] @ e["R"]}),
    Line("dR += da.T @ h[t-1]", lambda e: {"dR": e["dR"] + e["da"].T @ e["steps"][e["t"]].h}),
    Line("db += da.sum(axis=0)", lambda e: {"db": e["db"] + e["da"].sum(axis=0)}, "mean",
         "db += da.mean(axis=0)", lambda e: {"db": e["db"] + e["da"].mean(axis=0)},
         "a bias is used once by each sample: their gradients are *added*"),
)  # fmt: skip
BACKWARD_BUGS = tuple(line.bug for line in BACKWARD if line.bug)


@cache
def backward_bug(bug: str) -> str:
    """The line without whose wrong form the snippet's gradients are those of the reference."""
    rng = np.random.default_rng(5)
    T, N, H = 3, 2, 2
    X, h, c = rng.standard_normal((T, N, 1)), rng.standard_normal((N, H)), rng.standard_normal((N, H))
    W, R, b = rng.standard_normal((4 * H, 1)), rng.standard_normal((4 * H, H)), rng.standard_normal(4 * H)
    _, _, cache_ = lstm_forward(X, h, c, W, R, b)
    dH, zero = rng.standard_normal((T, N, H)), np.zeros((N, H))
    _, (dh, dc), _, dR, db = lstm_backward(dH, (zero, zero), cache_)

    def agrees(mended: int) -> bool:
        e: Env = {"steps": cache_.steps, "dH": dH, "R": R, "dh_next": zero, "dc_next": zero, "dR": np.zeros_like(R),
                  "db": np.zeros_like(b)}  # fmt: skip
        for t in reversed(range(T)):
            e["t"] = t
            for k, line in enumerate(BACKWARD):
                e |= (line.run if k == mended else line.chosen(bug)[1])(e)
        found, want = (e["dh_next"], e["dc_next"], e["dR"], e["db"]), (dh, dc, dR, db)
        return all(np.allclose(got, right, rtol=1e-9, atol=1e-12) for got, right in zip(found, want, strict=True))

    (wrong,) = [k for k in range(len(BACKWARD)) if agrees(k)]
    return f"line{wrong}"


Q83 = Item(
    id="q83",
    title="One wrong line in a backward pass",
    kind=Kind.BUG,
    prompt=r"""The backward pass of an LSTM, $c_t = f_t c_{t-1} + i_t g_t$, $h_t = o_t \tanh(c_t)$, over a sequence.
`dH[t]` is the gradient that reaches $h_t$ from outside; `dh_next` and `dc_next` start at zero. The lines below are
the body of `for t in reversed(range(T))`, in this order; arrays are (samples, units), all samples count alike (the
loss is a sum), and `c[t-1]` and `h[t-1]` at $t = 0$ are the initial states. `join` puts the four blocks side by side.
Exactly one line is wrong. Which?""",
    given={"bug": OneOf(BACKWARD_BUGS)},
    hidden=("bug",),
    options=lambda bug: listed(BACKWARD, bug),
    key=backward_bug,
    shown=lambda bug: reason_of(BACKWARD, bug),
    hints=("Differentiate the two equations, one factor at a time, and compare.",
           "Which step's values stand between $c_{t-1}$ and $c_t$? What is added, what is averaged?"),
    reason="Line [[answer]]: [[why]]. It should be `[[right]]`.",
)  # fmt: skip

TOPIC = Topic("snippets", "Code with one wrong line", 16, (Q76, Q83), ("gradient checks",))

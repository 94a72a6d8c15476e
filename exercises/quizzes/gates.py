"""Quiz 2.10 and its family: which values the three gates of an LSTM have when the cell holds, writes, emits, erases."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from exercises.quizzes.cells import CANDIDATE, OPEN, SHUT, lstm, run_lstm
from exercises.quizzes.silent import Q08
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Topic, Whole

STEPS = 12
CELL = r"""The cell is $c_t = f\,c_{t-1} + i\,g$, $h_t = o\,\tanh(c_t)$ with a candidate $g \neq 0$ and $c_0 \neq 0$.
The gates are input $i$, forget $f$, output $o$; each is held at a value close to 0 or close to 1."""
IFO = ("i", "f", "o")
LIMITS = "Which values do $i$, $f$, $o$ have, in this order? Answer with the limits, 0 or 1."


@cache
def gates_where(wish: Callable[[Sequence[float], Sequence[float], float], bool]) -> tuple[tuple[int, int, int], ...]:
    """All of {0, 1}³ for which the outputs h and cells c of a saturated run from c_0 are as wished."""
    c0 = 0.9
    triples = ((i, f, o) for i in (0, 1) for f in (0, 1) for o in (0, 1))
    return tuple(gates for gates in triples if wish(*run_lstm(*gates, c0, STEPS), c0))


def close(a: float, b: float) -> bool:
    """Whether two numbers of a saturated run are the same."""
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def silent(hs: Sequence[float]) -> bool:
    """Whether nothing is ever emitted."""
    return all(close(h, 0) for h in hs)


def holds_silently(hs: Sequence[float], cs: Sequence[float], c0: float) -> bool:
    """The cell stays what it was, and nothing is emitted."""
    return all(close(c, c0) for c in cs) and silent(hs)


def overwrites_and_emits(hs: Sequence[float], cs: Sequence[float], c0: float) -> bool:
    """The candidate is stored and shown at once."""
    return close(cs[0], CANDIDATE) and close(hs[0], math.tanh(CANDIDATE))


def accumulates_silently(hs: Sequence[float], cs: Sequence[float], c0: float) -> bool:
    """The candidate is added in every step, and nothing is emitted."""
    return silent(hs) and all(close(c, c0 + CANDIDATE * (k + 1)) for k, c in enumerate(cs))


def only(found: tuple[tuple[int, int, int], ...]) -> tuple[int, int, int]:
    """The one solution; an item of this kind has no other."""
    (one,) = found
    return one


Q01 = Item(
    id="q01",
    title="Hold, silently",
    kind=Kind.LIMIT,
    prompt=rf"""{CELL}

The cell keeps its content unchanged for a long time, lets nothing new in, and emits nothing ($h_t \approx 0$).
{LIMITS}""",
    parts=IFO,
    key=lambda: only(gates_where(holds_silently)),
    misconceptions=(
        Misconception("forget_closes", "With $f = 0$ the old content is multiplied by 0 and is gone after one step. The"
                      " forget gate is named after what it does when it is *closed*; open ($f = 1$) it keeps.",
                      lambda: (0, 0, 0)),
        Misconception("input_keeps", "An open input gate does not keep anything: it lets the candidate in, and the cell"
                      " changes in every step.", lambda: (1, 1, 0)),
        Misconception("emits_what_it_holds", "The cell holds, but with $o = 1$ it shows $\\tanh(c)$ in every step."
                                             " It was"
                      " to emit nothing.", lambda: (0, 1, 1)),
        Misconception("swapped_i_f", "Input and forget gate have changed places: this cell is overwritten in every"
                                     " step.",
                      lambda: (1, 0, 0)),
    ),
    hints=("Write down what $c_t = f c_{t-1} + i g$ has to be for the content to stay.",
           "Which factor multiplies the old content, which one the new? And what multiplies $\\tanh(c)$?"),
    reason=r"$c_t = 1 \cdot c_{t-1} + 0 \cdot g = c_{t-1}$ and $h_t = 0 \cdot \tanh(c_t) = 0$: a closed input gate, an"
           r" **open** forget gate, a closed output gate.",
)  # fmt: skip

Q02 = Item(
    id="q02",
    title="Overwrite and emit",
    kind=Kind.LIMIT,
    prompt=rf"""{CELL}

In this step the old content is thrown away, the candidate is stored in its place, and the new content is emitted at
once. {LIMITS}""",
    parts=IFO,
    key=lambda: only(gates_where(overwrites_and_emits)),
    misconceptions=(
        Misconception("forget_means_on", "$f = 1$ *keeps* the old content, and the candidate is added to it. To"
                                         " throw it"
                      " away the forget gate has to be 0.", lambda: (1, 1, 1)),
        Misconception("one_step_late", "Nothing is emitted with $o = 0$; but the output gate already sees the new cell,"
                      " $h_t = o \\tanh(c_t)$.", lambda: (1, 0, 0)),
        Misconception("swapped_i_f", "Input and forget gate have changed places: this cell holds its old content.",
                      lambda: (0, 1, 1)),
    ),
    hints=("What should $c_t$ be, in terms of $g$?", "Then what multiplies $c_{t-1}$?"),
    reason=r"$c_t = 0 \cdot c_{t-1} + 1 \cdot g = g$ and $h_t = 1 \cdot \tanh(g)$.",
)  # fmt: skip

Q03 = Item(
    id="q03",
    title="Accumulate, silently",
    kind=Kind.LIMIT,
    prompt=rf"""{CELL}

In every step the candidate is added to what the cell holds already, nothing of which is lost, and nothing is emitted.
{LIMITS}""",
    parts=IFO,
    key=lambda: only(gates_where(accumulates_silently)),
    misconceptions=(
        Misconception("forget_means_on", "With $f = 0$ the cell only ever holds the last candidate; a sum needs the old"
                      " content times 1.", lambda: (1, 0, 0)),
        Misconception("holds", "With $i = 0$ nothing is added.", lambda: (0, 1, 0)),
        Misconception("emits", "The sum is right, but $o = 1$ emits it.", lambda: (1, 1, 1)),
    ),
    hints=("$c_t$ should be $c_{t-1} + g$.", "Both factors of $c_t = f c_{t-1} + i g$ follow from that."),
    reason=r"$c_t = c_{t-1} + g$ needs $f = 1$ and $i = 1$; silence needs $o = 0$.",
)  # fmt: skip

SHOWING = (
    Option("shut", "$o = 0$", "it does: $0 \\cdot \\tanh(0) = 0$.", 0.0),
    Option("half", "$o = 0.5$", "it does: the cell is 0 already.", 0.5),
    Option("open", "$o = 1$", "it does: an open gate shows $\\tanh(0) = 0$.", 1.0),
)
Q04 = Item(
    id="q04",
    title="Erase, silently",
    kind=Kind.CHOICES,
    prompt=rf"""{CELL}

With $i = 0$ and $f = 0$ the cell is erased. Which values of the output gate make sure that $h_t = 0$ in that step?""",
    options=SHOWING,
    key=lambda: frozenset(option.id for option in SHOWING if silent(run_lstm(0, 0, option.value, 0.9, 1)[0])),
    misconceptions=(
        Misconception("only_shut", "$o = 0$ is enough, but it is not needed: what does an open gate show of a cell that"
                      " is 0?", lambda: frozenset({"shut"})),
    ),
    hints=("What is $c_t$ when $i = f = 0$?", "And $\\tanh$ of that?"),
    reason=r"$c_t = 0 \cdot c_{t-1} + 0 \cdot g = 0$, so $h_t = o \tanh(0) = 0$ whatever $o$ is.",
)  # fmt: skip

Q05 = Item(
    id="q05",
    title="Hold and emit",
    kind=Kind.NUMBER,
    prompt=r"""A cell $c_t = f\,c_{t-1} + i\,g$, $h_t = o\,\tanh(c_t)$ starts at $c_0 = [[c0]]$. It holds this
value unchanged and shows it at its output in every step; each of its three gates is exactly 0 or exactly 1.

Which values do $i$, $f$, $o$ have, and what is $h_{[[k]]}$, the output after [[k]] steps? Four numbers: $i, f, o,
h$.""",
    given={"c0": Real(-2.5, 2.5, 1, apart=0.3), "k": Whole(2, 40)},
    parts=("i", "f", "o", "h"),
    key=lambda c0, k: (0.0, 1.0, 1.0, run_lstm(0, 1, 1, c0, k)[0][-1]),
    misconceptions=(
        Misconception("no_tanh", "The gates are right, but the output is not the cell itself: $h = o \\tanh(c)$.",
                      lambda c0, k: (0, 1, 1, c0)),
        Misconception("tanh_again", "The output is $\\tanh(c)$ once; the cell does not pass through a $\\tanh$ in each"
                      " step.", lambda c0, k: (0, 1, 1, math.tanh(math.tanh(c0)))),
        Misconception("sigmoid", "The cell's output is squashed by $\\tanh$, not by the logistic function.",
                      lambda c0, k: (0, 1, 1, 1 / (1 + math.exp(-c0)))),
        Misconception("silent", "These are the gates of a cell that holds and is silent.",
                      lambda c0, k: (0, 1, 0, 0)),
    ),
    hints=("Holding fixes $i$ and $f$, emitting fixes $o$.", "Then $h = \\tanh$ of a number that never changes."),
    reason=r"$i = 0$, $f = 1$ hold $c = [[c0]]$; $o = 1$ shows $h = \tanh([[c0]])$ in every step: [[answer]].",
)  # fmt: skip


def bias_options(c0: float, candidate: float) -> tuple[Option, ...]:
    """Five vectors of biases in torch's order i, f, g, o, of which only some hold."""
    g = candidate

    def vector(i: float, f: float, o: float, order: str = "ifgo") -> tuple[float, ...]:
        by_name = {"i": i, "f": f, "g": g, "o": o}
        return tuple(by_name[k] for k in order)

    return (
        Option("silent", _vector(v := vector(SHUT, OPEN, SHUT)), "it does hold: whether it emits is another"
                                                            " matter.", v),
        Option("shown", _vector(v := vector(SHUT, OPEN, OPEN)), "it does hold, and shows what it holds.", v),
        Option("swapped", _vector(v := vector(OPEN, SHUT, SHUT)), "$i = 1$, $f = 0$: it is overwritten each step.", v),
        Option("adds", _vector(v := vector(OPEN, OPEN, SHUT)), "$i = 1$, $f = 1$: the candidate is added each"
                                                            " step.", v),
        Option("cs231n", _vector(v := (SHUT, OPEN, OPEN, g)), "it does hold: $g$ is 1 but never gets in, and $o$ is"
               " neither open nor shut.", v),
        Option("first", _vector(v := (OPEN, SHUT, SHUT, g)), "read as i, f, g, o the forget gate is shut.", v),
    )  # fmt: skip


def _vector(values: tuple[float, ...]) -> str:
    return "b = (" + ", ".join(f"{v:+g}" for v in values) + ")"


@cache
def holds(b: tuple[float, ...], c0: float) -> bool:
    """Whether an LSTM with zero weights and these biases keeps its cell over many steps."""
    c, h = c0, 0.0
    for _ in range(STEPS):
        step = lstm(0.0, h, c, (0, 0, 0, 0), (0, 0, 0, 0), b)
        c, h = float(step.c_new[0, 0]), 0.0
    return close(c, c0)


Q06 = Item(
    id="q06",
    title="Biases that hold",
    kind=Kind.CHOICES,
    prompt=r"""An LSTM with one unit has zero weights; only its biases $b$ count, four numbers in torch's order
$i, f, g, o$ (input gate, forget gate, candidate, output gate). A bias of $+40$ makes a gate 1, one of $-40$ makes it 0;
$g = \tanh(b_g)$. The cell starts at $c_0 = [[c0]]$.

Which of these vectors keep the **cell** at $[[c0]]$ over many steps, whatever it emits?""",
    given={"c0": Real(-0.9, 0.9, 1, apart=0.2), "candidate": OneOf((0.5, 0.8, -0.6, 1.2))},
    hidden=("candidate",),
    options=bias_options,
    key=lambda c0, candidate: frozenset(o.id for o in bias_options(c0, candidate) if holds(o.value, c0)),
    misconceptions=(
        Misconception("must_be_silent", "The question is about the cell alone. Does the output gate change what is"
                                        " held?",
                      lambda c0, candidate: frozenset({"silent"})),
        Misconception("as_i_f_o_g", "You may have read the last two places as $o, g$ (CS231n's order), or left that"
                      " vector out. The cell needs $i = 0$ and $f = 1$, which are the first two places in both orders.",
                      lambda c0, candidate: frozenset({"silent", "shown"})),
        Misconception("forget_shut", "A shut forget gate erases. Holding needs $f = 1$.",
                      lambda c0, candidate: frozenset({"swapped", "first"})),
    ),
    hints=("Only two of the four numbers decide whether the cell is held.", "Holding needs $i = 0$ and $f = 1$."),
    reason="The cell is held by every vector that begins with $-40, +40$: input gate shut, forget gate open. Candidate"
           " and output gate do not matter for the cell: [[answer]].",
)  # fmt: skip

Q07 = Item(
    id="q07",
    title="Almost open",
    kind=Kind.NUMBER,
    prompt=r"""A cell $c_t = f\,c_{t-1} + i\,g$ starts at $c_0 = [[c0]]$. Its input gate is shut, $i = 0$, and its
forget gate is not quite open: $f = [[f]]$ in every step. What does the cell hold after [[k]] steps, $c_{[[k]]}$?""",
    given={"c0": Real(-3, 3, 1, apart=0.5), "f": OneOf((0.9, 0.95, 0.97, 0.98, 0.99)), "k": Whole(5, 60)},
    key=lambda c0, f, k: float(c0 * np.prod(np.full(k, f))),
    sensible=lambda c0, f, k: abs(c0) * f**k > 0.05,
    misconceptions=(
        Misconception("once", "The factor $f$ acts in *every* step, not once.", lambda c0, f, k: f * c0),
        Misconception("linear", "What is lost is a share of what is *left*, so the losses do not add up:"
                      " $f \\cdot f \\cdots f$, not $1 - k(1 - f)$.", lambda c0, f, k: c0 * (1 - k * (1 - f))),
        Misconception("one_short", "That is one step too few: count the factors from $c_0$ to $c_{[[k]]}$.",
                      lambda c0, f, k: c0 * f ** (k - 1)),
        Misconception("one_more", "That is one step too many.", lambda c0, f, k: c0 * f ** (k + 1)),
        Misconception("output", "That is $\\tanh$ of it: what an open output gate would show. The cell itself is not"
                      " squashed.", lambda c0, f, k: math.tanh(c0 * f**k)),
    ),
    hints=("What is $c_1$? And $c_2$?", "Each step multiplies by $f$."),
    reason=r"$c_{[[k]]} = [[f]]^{[[k]]} \cdot [[c0]] =$ [[answer]]. Even a gate of [[f]] leaks: only $f = 1$ holds"
           r" for ever.",
)  # fmt: skip


TOPIC = Topic(
    "quiz-2.10", "Quiz 2.10: what the gates have to be", 1, (Q01, Q02, Q03, Q04, Q05, Q06, Q07, Q08), ("TODO1",)
)

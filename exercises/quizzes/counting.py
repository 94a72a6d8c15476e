"""A cell that counts: the memory, save and focus of "Exploring LSTMs", and how far counting goes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from exercises.quizzes.cells import OPEN, SHUT, STATE, WEIGHTS4, lstm, lstm_states, table
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Topic, Whole

POST = r"""The post "Exploring LSTMs" writes a cell without biases, with working memory $wm$ and long-term memory $ltm$:
$remember = \sigma(W_r x + U_r\,wm)$, $save = \sigma(W_s x + U_s\,wm)$, $focus = \sigma(W_f x + U_f\,wm)$,
$ltm' = \tanh(W_l x + U_l\,wm)$, and then
$ltm_{new} = remember \cdot ltm + save \cdot ltm'$, $wm_{new} = focus \cdot \tanh(ltm_{new})$."""
NONE4 = (0.0, 0.0, 0.0, 0.0)


def agrees(assigned: str) -> bool:
    """Whether remember, save, focus = the named gates turns the post's two lines into the standard LSTM."""
    s = lstm(0.4, -0.3, 0.9, (0.5, -0.7, 0.8, 1.1), (0.3, 0.6, -0.4, 0.2), (0.1, 0.9, -0.2, -0.6))
    gates = {"i": s.i, "f": s.f, "o": s.o}
    remember, save, focus = (float(gates[k][0, 0]) for k in assigned)
    ltm = remember * float(s.c[0, 0]) + save * float(s.g[0, 0])
    right = (float(s.c_new[0, 0]), float(s.o[0, 0]) * math.tanh(float(s.c_new[0, 0])))
    return all(math.isclose(a, b, rel_tol=1e-12) for a, b in zip((ltm, focus * math.tanh(ltm)), right, strict=True))


ASSIGNMENTS = (
    Option("fio", "remember = forget gate, save = input gate, focus = output gate", ""),
    Option("iof", "remember = input gate, save = output gate, focus = forget gate", "the subscript f of $W_f$ stands"
                                                            " for"
           " *focus*; what multiplies the old memory is the forget gate, whatever its name."),
    Option("ifo", "remember = input gate, save = forget gate, focus = output gate", "saving lets the new in: input"
                                                            " gate."),
    Option("foi", "remember = forget gate, save = output gate, focus = input gate", "what multiplies $\\tanh$ on the"
                                                            " way"
           " out is the output gate."),
)  # fmt: skip
Q20 = Item(
    id="q20",
    title="Remember, save, focus",
    kind=Kind.CHOICE,
    prompt=rf"""{POST}

Which gates of the standard LSTM ($c_t = f c_{{t-1}} + i g$, $h_t = o \tanh(c_t)$; input gate $i$, forget gate $f$,
output gate $o$) are remember, save and focus?""",
    options=ASSIGNMENTS,
    key=lambda: next(option.id for option in ASSIGNMENTS if agrees(option.id)),
    hints=("Compare the two lines term by term.", "Beware of the subscript f: it stands for a word of the post."),
    reason="*remember* multiplies the old memory ($f$), *save* the candidate ($i$), *focus* the output ($o$).",
)  # fmt: skip


def post_step(x: float, wm: float, ltm: float, W: Sequence[float], U: Sequence[float]) -> tuple[float, float]:
    """The new (ltm, wm); rows of W and U are remember, save, focus, ltm'."""

    def ours(rows: Sequence[float]) -> tuple[float, ...]:
        remember, save, focus, candidate = rows
        return save, remember, candidate, focus

    h, c = lstm_states(x, wm, ltm, ours(W), ours(U), NONE4)
    return c, h


def exchanged(rows: Sequence[float]) -> tuple[float, ...]:
    """Focus taken for the forget gate, because of its subscript."""
    return rows[2], rows[1], rows[0], rows[3]


Q21 = Item(
    id="q21",
    title="A step of the post's cell",
    kind=Kind.NUMBER,
    prompt=rf"""{POST}

One unit, one input: $x = [[x]]$, $wm = [[wm]]$, $ltm = [[ltm]]$, and

[[table]]

What are $ltm_{{new}}$ and $wm_{{new}}$? Two numbers.""",
    given={"x": STATE, "wm": STATE, "ltm": STATE, "W": WEIGHTS4, "U": WEIGHTS4},
    parts=("ltm", "wm"),
    key=post_step,
    shown=lambda x, wm, ltm, W, U: {"table": table(("r (remember)", "s (save)", "f (focus)", "l (ltm')"), W=W, U=U)},
    misconceptions=(
        Misconception("focus_forgets", "The subscript f stands for focus, the gate at the output. What multiplies"
                                       " the old"
                      " memory is *remember*.",
                      lambda x, wm, ltm, W, U: post_step(x, wm, ltm, exchanged(W), exchanged(U))),
        Misconception("no_tanh_out", "$wm_{new}$ is focus times $\\tanh$ of the new memory.",
                      lambda x, wm, ltm, W, U: (c := post_step(x, wm, ltm, W, U)[0],
                                                post_step(x, wm, ltm, W, U)[1] / math.tanh(c) * c)),
        Misconception("shows_old_memory", "The output shows the *new* long-term memory.",
                      lambda x, wm, ltm, W, U: (c := post_step(x, wm, ltm, W, U)[0],
                                                post_step(x, wm, ltm, W, U)[1] / math.tanh(c) * math.tanh(ltm))),
        Misconception("swapped", "Right numbers, other order: $ltm$ first.",
                      lambda x, wm, ltm, W, U: post_step(x, wm, ltm, W, U)[::-1]),
    ),
    hints=("Four numbers first: remember, save, focus, $ltm'$.", "Then the two lines at the end, in their order."),
    reason="$ltm_{new}$ and $wm_{new}$ are [[answer]].",
    sensible=lambda x, wm, ltm, W, U: min(map(abs, post_step(x, wm, ltm, W, U))) > 0.02,
)  # fmt: skip


def counted(s: float, n: int, m: int) -> float:
    """The cell after n letters a, an X and m letters b: inputs 1, 0 and -1 to an LSTM that is open and never
    forgets."""
    h, c = 0.0, 0.0
    for x in (*[1.0] * n, 0.0, *[-1.0] * m):
        h, c = lstm_states(x, h, c, (0, 0, math.atanh(s), 0), NONE4, (OPEN, OPEN, 0, SHUT))
    return c


Q22 = Item(
    id="q22",
    title="A cell that counts",
    kind=Kind.NUMBER,
    prompt=r"""A cell $c_t = f\,c_{t-1} + i\,g$ reads a string of the form $a \ldots a\,X\,b \ldots b$ and starts at
$c_0 = 0$. Its forget gate is open, $f = 1$. For each letter $a$ it has $i \cdot g = [[s]]$, for each $b$ it has $i
\cdot g = -[[s]]$, for $X$ it has $i \cdot g = 0$. What is in the cell after [[n]] letters $a$, the $X$ and [[m]]
letters $b$?""",
    given={"s": OneOf((0.05, 0.1, 0.15, 0.2, 0.25)), "n": Whole(5, 18), "m": Whole(1, 14)},
    key=counted,
    sensible=lambda s, n, m: m < n - 1,
    misconceptions=(
        Misconception("all_letters", "The letters $b$ are counted *down*.", lambda s, n, m: s * (n + m)),
        Misconception("squashed", "That is $\\tanh$ of it, which an open output gate would show. The cell itself is not"
                      " squashed, or it could not count.", lambda s, n, m: math.tanh(s * (n - m))),
        Misconception("number", "That is the number of letters left; each counts [[s]].", lambda s, n, m: n - m),
        Misconception("before_b", "That is what is in it at the $X$.", lambda s, n, m: s * n),
    ),
    hints=("With $f = 1$ the cell is a sum.", "[[n]] terms up, [[m]] terms down."),
    reason=r"$[[n]] \cdot [[s]] - [[m]] \cdot [[s]] =$ [[answer]]: the cell is zero again when there were as many"
           r" $b$ as $a$.",
)  # fmt: skip


def ceiling(f: float, s: float) -> float:
    """What c = f c + s comes to, by doing it until it no longer changes."""
    c, before = s, 0.0
    while abs(c - before) > 1e-13 * abs(c):
        c, before = f * c + s, c
    return c


Q23 = Item(
    id="q23",
    title="Why counting ends",
    kind=Kind.NUMBER,
    prompt=r"""The post's network, trained on strings of up to 10 letters, counted to 18 and failed at 19. Here is one
way in which counting can fail: the forget gate is not quite open. A cell starts at 0 and in each step
$c_t = [[f]]\,c_{t-1} + [[s]]$. What number does it approach, however many steps it counts?""",
    given={"f": OneOf((0.9, 0.92, 0.95, 0.96, 0.98, 0.99)), "s": OneOf((0.05, 0.1, 0.15, 0.2, 0.3))},
    key=ceiling,
    misconceptions=(
        Misconception("steps", "That is $1/(1 - f)$, how many steps' worth it holds; each is worth [[s]].",
                      lambda f, s: 1 / (1 - f)),
        Misconception("one_less", "That is the limit of what is left of the *past* steps; the present step adds $s$"
                                  " in full.",
                      lambda f, s: f * s / (1 - f)),
        Misconception("bounded_by_tanh", "The bound 1 is that of $\\tanh$, at the output. The cell may be larger.",
                      lambda f, s: 1.0),
        Misconception("one_factor", "That is $s/f$; in the limit $c = f c + s$ holds for one and the same $c$.",
                      lambda f, s: s / f),
    ),
    hints=("In the limit the cell no longer changes.", "Solve $c = f c + s$."),
    reason=r"$c = f c + s$ gives $c = s/(1 - f) =$ [[answer]]. Near this ceiling one more letter hardly changes the"
           r" cell:"
           r" numbers that large cannot be told apart.",
)  # fmt: skip

TOPIC = Topic("counting", "A cell that counts", 4, (Q20, Q21, Q22, Q23), ("longer memories",))

"""Jozefowicz, Zaremba and Sutskever 2015: the forget bias, the printed LSTM, three mutants, a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import numpy as np

from exercises.quizzes.cells import SHUT, parameters, step
from exercises.quizzes.mutants_by_hand import Q55, Q56
from exercises.quizzes.udacity_gates import sig
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Topic, Whole
from reference.cell import Cell
from reference.flow import direct_path
from reference.gru import GRU_KEEP_BEFORE
from reference.jozefowicz import AS_PRINTED, LSTM, LSTM_B, LSTM_F, open_forget_gate
from reference.mut import MUT1, MUT1_PROJECTED, MUT2, MUT3

Q50 = Item(
    id="q50",
    title="The usual start, and a better one",
    kind=Kind.NUMBER,
    prompt=r"""At the start of training the weights of an LSTM are so small that the forget gate is $f = \sigma(b_f)$.
Along the cell's direct path a gradient is multiplied by $f$ in each step.

What is the factor per step for $b_f = 0$, what for $b_f = [[b]]$, and how many times *more* gradient (the ratio) has
the second network left after [[k]] steps? Three numbers.""",
    given={"b": OneOf((0.5, 1.0, 1.5, 2.0, 2.5, 3.0)), "k": Whole(3, 20)},
    parts=("at 0", "at b", "ratio"),
    key=lambda b, k: (
        sig(0), sig(b),
        float(direct_path(np.full((k, 1), sig(b)))[0, 0] / direct_path(np.full((k, 1), sig(0)))[0, 0]),
    ),
    misconceptions=(
        Misconception("gate_is_bias", "A bias of 0 does not shut the gate, and one of 1 does not open it: the gate is"
                      " $\\sigma$ of it.", lambda b, k: (0, 1, sig(b) ** k)),
        Misconception("ratio_of_one_step", "The ratio grows with each step.",
                      lambda b, k: (sig(0), sig(b), 2 * sig(b))),
        Misconception("second_alone", "The third number is the ratio of the two, not what the second has left.",
                      lambda b, k: (sig(0), sig(b), sig(b) ** k)),
    ),
    hints=("$\\sigma(0)$ is 1/2.", "The ratio after one step is $\\sigma(b)/\\sigma(0)$."),
    reason=r"$\sigma(0) = 1/2$, $\sigma([[b]])$, and $(\sigma([[b]])/\sigma(0))^{[[k]]}$: [[answer]]. Hence the"
           r" advice to start"
           r" the forget bias at 1 or more.",
)  # fmt: skip


@cache
def compared() -> tuple[bool, bool, bool]:
    """Of LSTM-b and LSTM: the same parameters, the same function of them, the same values at the start."""
    rng = np.random.default_rng(0)
    p = LSTM.parameters(rng, 3, 2)
    started = open_forget_gate(LSTM_B, p)
    state = (np.ones((1, 2)), np.ones((1, 2)))
    same_function = bool(
        np.array_equal(LSTM.step(np.ones((1, 3)), state, p)[0][0], LSTM_B.step(np.ones((1, 3)), state, p)[0][0])
    )
    same_start = all(np.array_equal(p[name], started[name]) for name in p)
    return LSTM.shapes(3, 2) == LSTM_B.shapes(3, 2), same_function, same_start


START = (
    Option("start", "Only in the values it starts training with: the forget biases are 1.", "", (True, True, False)),
    Option("no_gate", "It has no forget gate: $f = 1$ always.", "that one is called LSTM-f.",
           (LSTM.shapes(3, 2) == LSTM_F.shapes(3, 2), False, False)),
    Option("adds_one", "It adds 1 to the net input of the forget gate in every step, also after training.",
           "the bias is an ordinary parameter that training may change; the equations are those of the LSTM.",
           (True, False, True)),
    Option("more_biases", "It has a second bias for each gate.", "it has exactly as many parameters as the LSTM.",
           (False, True, True)),
)  # fmt: skip
Q51 = Item(
    id="q51",
    title="What is LSTM-b?",
    kind=Kind.CHOICE,
    prompt="Jozefowicz et al. compare their LSTM with LSTM-f, LSTM-i, LSTM-o and LSTM-b. How does LSTM-b differ from"
           " the LSTM?",
    options=START,
    key=lambda: next(option.id for option in START if option.value == compared()),
    hints=("b stands for bias.", "Number of parameters and equations are the same."),
    reason="Same architecture, same number of parameters; the forget biases start at 1. That alone closes most of"
           " the gap"
           " to the GRU in their tables.",
)  # fmt: skip

PRINTED = {"i": "tanh", "j": "logistic", "f": "logistic", "o": AS_PRINTED.out_gate.name}


@cache
def lowest_output_gate() -> float:
    """The smallest value that the printed output gate takes, read off h = o tanh(c) with a shut gate."""
    b = (SHUT, -SHUT, 0.0, SHUT)  # i f g o: the cell is held at 1
    h, _ = step(AS_PRINTED, 0.0, (0.0, 1.0), parameters((0, 0, 0, 0), (0, 0, 0, 0), b))
    return round(h / math.tanh(1.0), 6)


ROLES = (
    Option("i_tanh", "$i$ is the candidate; $o$ lies between -1 and 1, so that $h$ can have the sign opposite to"
                     " $c$.", "",
           ("i", -1.0)),
    Option("i_sigma", "$i$ is the candidate; $o$ lies between 0 and 1, so that $h$ always has the sign of $c$.",
           "look at the function in the line of $o$.", ("i", 0.0)),
    Option("j_tanh", "$j$ is the candidate; $o$ lies between -1 and 1, so that $h$ can have the sign opposite to $c$.",
           "$j$ is logistic: it is what everybody else calls the input gate.", ("j", -1.0)),
    Option("j_sigma", "$j$ is the candidate; $o$ lies between 0 and 1, so that $h$ always has the sign of $c$.",
           "$j$ is logistic, a gate; and look at the function in the line of $o$.", ("j", 0.0)),
)  # fmt: skip
Q52 = Item(
    id="q52",
    title="Letters as printed",
    kind=Kind.CHOICE,
    prompt=r"""As the summaries of the paper print it, the LSTM of Jozefowicz et al. is ($a_k$: weights times $x_t$
and $h_{t-1}$, plus a bias)

```
i = tanh(a_i)     j = sigma(a_j)     f = sigma(a_f)     o = tanh(a_o)
c_t = f * c_{t-1} + i * j
h_t = o * tanh(c_t)
```

Which letter is the candidate (what everybody else calls g), and what is special about the output gate?""",
    options=ROLES,
    key=lambda: next(o.id for o in ROLES if PRINTED[o.value[0]] == "tanh" and o.value[1] == lowest_output_gate()),
    hints=("A gate lies between 0 and 1; a candidate may be negative.", "What values has $\\tanh$?"),
    reason=r"$i = \tanh(\ldots)$ is the candidate and $j$ the input gate. The printed $o = \tanh(\ldots)$ lies in"
           r" $(-1, 1)$:"
           r" the picture of an open or shut gate does not fit it. Libraries use $\sigma$.",
)  # fmt: skip

RIVALS: tuple[tuple[str, Cell], ...] = (("GRU", GRU_KEEP_BEFORE), ("MUT1", MUT1), ("MUT2", MUT2), ("MUT3", MUT3))


def counted(H: int) -> dict[str, int]:
    """The parameters of the four cells with D = H."""
    return {name: cell.count(H, H) for name, cell in RIVALS}


Q53 = Item(
    id="q53",
    title="Which mutant is the smallest?",
    kind=Kind.ORDER,
    prompt=r"""Order the four cells by their number of parameters, the fewest first (where two are equal, either may
stand first). $D = H = [[H]]$; each $b$ is one vector of $H$ numbers; $h$ is the old state, $z$ replaces in
all three mutants.

```
GRU    r, z = sigma(W x + R h + b) each;  n = tanh(W_n x + R_n (r*h) + b_n)
MUT1   z = sigma(W_z x + b_z);            r = sigma(W_r x + R_r h + b_r)
       n = tanh(R_n (r*h) + tanh(x) + b_n)
MUT2   z = sigma(W_z x + R_z h + b_z);    r = sigma(x + R_r h + b_r)
       n = tanh(R_n (r*h) + W_n x + b_n)
MUT3   z = sigma(W_z x + R_z tanh(h) + b_z);  r = sigma(W_r x + R_r h + b_r)
       n = tanh(R_n (r*h) + W_n x + b_n)
```""",
    given={"H": Whole(4, 64)},
    options=tuple(Option(name, name) for name, _ in RIVALS),
    key=lambda H: frozenset(
        (a, b) for a, n in counted(H).items() for b, m in counted(H).items() if n < m
    ),
    hints=("Count the matrices in each line; all have the same size here.", "Three biases each."),
    reason=r"MUT1 has 4 matrices, MUT2 has 5, GRU and MUT3 have 6 each, and all have 3 biases: [[answer]].",
)  # fmt: skip

Q54 = Item(
    id="q54",
    title="A bare input",
    kind=Kind.SHAPE,
    prompt=r"""MUT1 has the candidate $n = \tanh(R_n (r \odot h) + \tanh(x) + b_n)$, in which $x$ stands without a
matrix. With $D = [[D]]$ inputs and $H = [[H]]$ units that cannot be added. It is repaired by $\tanh(P x)$ with a
matrix $P$ ($x$ a column). What is the shape (rows, columns) of $P$?""",
    given={"D": Whole(2, 12), "H": Whole(3, 20)},
    key=lambda D, H: MUT1_PROJECTED.shapes(D, H)["P"],
    sensible=lambda D, H: D != H,
    misconceptions=(
        Misconception("transposed", "$P x$ has as many entries as $P$ has rows, and they are added to $H$ others.",
                      lambda D, H: (D, H)),
        Misconception("square", "A square matrix leaves $x$ with $D$ entries.", lambda D, H: (D, D)),
        Misconception("square_state", "A matrix of $H$ columns cannot be applied to $D$ inputs.", lambda D, H: (H, H)),
    ),
    hints=("How many entries has $R_n (r \\odot h)$?", "How many has $x$?"),
    reason=r"From $D$ entries to $H$: [[answer]]. Without a projection MUT1 and MUT2 need $D = H$.",
)  # fmt: skip


TABLE: Mapping[str, Mapping[str, float]] = {  # next-step accuracies as the paper's summaries give them, three digits
    "Arithmetic": {"LSTM": 0.892, "LSTM-f": 0.293, "LSTM-i": 0.751, "LSTM-o": 0.867},
    "XML": {"LSTM": 0.425, "LSTM-f": 0.234, "LSTM-i": 0.414, "LSTM-o": 0.421},
}
Q57 = Item(
    id="q57",
    title="Which gate is missed most?",
    kind=Kind.CHOICE,
    prompt=r"""Next-step accuracy (higher is better) on the task [[task]], from the tables of Jozefowicz et al.; in
LSTM-f the forget gate is removed ($f = 1$), in LSTM-i the input gate, in LSTM-o the output gate:

| architecture | accuracy |
|---|---|
[[rows]]

According to this table, the removal of which gate costs most?""",
    given={"task": OneOf(("Arithmetic", "XML"))},
    options=(
        Option("LSTM-f", "the forget gate"),
        Option("LSTM-i", "the input gate", "LSTM-i loses less than another one."),
        Option("LSTM-o", "the output gate", "LSTM-o loses least."),
    ),
    key=lambda task: max(("LSTM-f", "LSTM-i", "LSTM-o"), key=lambda name: TABLE[task]["LSTM"] - TABLE[task][name]),
    shown=lambda task: {"rows": "\n".join(f"| {name} | {value:.3f} |" for name, value in TABLE[task].items())},
    hints=("Compare each with the LSTM.", "The largest drop counts."),
    reason="The forget gate, by far; then the input gate; the output gate costs least.",
)  # fmt: skip

TOPIC = Topic("jozefowicz", "Jozefowicz et al.: biases, mutants, a table", 10,
              (Q50, Q51, Q52, Q53, Q54, Q55, Q56, Q57), ("Jozefowicz",))  # fmt: skip

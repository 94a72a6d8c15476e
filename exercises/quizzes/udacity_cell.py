"""The lesson's use gate in its two readings, and the lesson's cell as a whole."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from exercises.quizzes.cells import SHUT, STATE, WEIGHT, row
from exercises.quizzes.udacity_gates import CANDIDATE, GATE, layer, logit
from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, Option, Topic, Whole
from reference.cells import LSTM
from reference.layouts import LAYOUTS
from reference.udacity import LITERAL, forget_gate, learn_gate, remember_gate, use_gate


def used(kept: float, ltm: float, V: float, U: tuple[float, float], mode: str) -> float:
    """The use gate's output for a gate value V; U are W_u and b_u."""
    p = {**layer("v", (0, 0), logit(V)), **layer("u", U[:1], U[1])}
    y, _ = use_gate(row(kept), row(ltm), row(0), row(0), p, mode)  # type: ignore[arg-type]
    return float(y[0, 0])


Q14 = Item(
    id="q14",
    title="The use gate as printed",
    kind=Kind.NUMBER,
    prompt=r"""The use gate **as the lesson prints it**, one unit:

- $U = \tanh(W_u \cdot (LTM \cdot f) + b_u)$ with $W_u = [[W_u]]$, $b_u = [[b_u]]$,
- $V = \sigma(W_v \cdot [STM, E] + b_v)$, whose value is $V = [[V]]$ here,
- new short-term memory $STM' = U \cdot V$.

The old long-term memory is $LTM = [[LTM]]$, the forget factor $f = [[f]]$, and the learn gate put out
$N \cdot i = [[Ni]]$. What is $STM'$?""",
    given={"LTM": STATE, "f": GATE, "Ni": CANDIDATE, "W_u": WEIGHT, "b_u": WEIGHT, "V": GATE},
    key=lambda LTM, f, Ni, W_u, b_u, V: used(LTM * f, LTM * f + Ni, V, (W_u, b_u), "literal"),
    misconceptions=(
        Misconception("standard", "That is $V \\tanh(LTM')$, what every library computes. As printed, the use gate"
                                  " reads"
                      " $LTM \\cdot f$ through a layer of its own.",
                      lambda LTM, f, Ni, W_u, b_u, V: used(LTM * f, LTM * f + Ni, V, (1, 0), "standard")),
        Misconception("reads_new_ltm", "The layer $U$ reads the *forget gate's output* $LTM \\cdot f$, not the new"
                                       " long-term"
                      " memory.", lambda LTM, f, Ni, W_u, b_u, V: used(LTM * f + Ni, 0, V, (W_u, b_u), "literal")),
        Misconception("reads_old_ltm", "The layer $U$ reads $LTM \\cdot f$, not the old memory itself.",
                      lambda LTM, f, Ni, W_u, b_u, V: used(LTM, 0, V, (W_u, b_u), "literal")),
        Misconception("no_layer", "$U$ has a weight and a bias.",
                      lambda LTM, f, Ni, W_u, b_u, V: used(LTM * f, 0, V, (1, 0), "literal")),
    ),
    hints=("Not all of the given numbers are needed.", "Begin with $LTM \\cdot f$."),
    reason=r"$LTM \cdot f = [[kept]]$; $U = \tanh([[W_u]] \cdot [[kept]] + [[b_u]])$, times $V$: [[answer]]. What was"
           r" learned in this step does not enter; it shows one step later.",
    shown=lambda LTM, f, Ni, W_u, b_u, V: {"kept": f"{LTM * f:.6g}"},
)  # fmt: skip


@cache
def influence_of_candidate(steps: int) -> float:
    """How much STM after so many steps changes with the candidate's bias of the first step, in the printed cell."""

    def run(shift: float) -> float:
        rng = np.random.default_rng(1)
        p = LITERAL.parameters(rng, 2, 3)
        state: tuple[Array, ...] = (rng.standard_normal((1, 3)), rng.standard_normal((1, 3)))
        for t, x in enumerate(rng.standard_normal((steps, 1, 2))):
            b = p["b"] + (shift if t == 0 else 0) * np.repeat([0.0, 0, 1, 0], 3)  # blocks i f N V
            state, _ = LITERAL.step(x, state, {**p, "b": b})
        return float(state[0].sum())

    return abs(run(0.5) - run(0.0))


INFLUENCE = (
    Option("never", "No, neither in this step nor in a later one.", "from the next step on it does: $LTM_t$ contains"
                                                            " it.",
           (False, False)),
    Option("later", "No; it shows from $STM_{t+1}$ on.", "", (False, True)),
    Option("at_once", "Yes, through the new long-term memory $LTM_t$.", "that is the standard LSTM; the printed use"
           " gate reads $LTM_{t-1} f_t$.", (True, True)),
    Option("only_now", "Yes, but only in this step.", "the printed use gate does not read what was learned now.",
           (True, False)),
)  # fmt: skip
Q15 = Item(
    id="q15",
    title="Does what is learned show at once?",
    kind=Kind.CHOICE,
    prompt=r"""In the LSTM **as the lesson prints it**, the use gate is $STM_t = U_t \cdot V_t$ with
$U_t = \tanh(W_u (LTM_{t-1} \cdot f_t) + b_u)$ and $V_t = \sigma(W_v [STM_{t-1}, E_t] + b_v)$. Does the candidate
$N_t$ of the learn gate influence $STM_t$, the short-term memory of the same step?""",
    options=INFLUENCE,
    key=lambda: next(
        o.id for o in INFLUENCE if o.value == tuple(influence_of_candidate(steps) > 0 for steps in (1, 2))),
    hints=("Follow the letters: where does $N_t$ stand in the two formulas?", "And what is $LTM_t$ made of?"),
    reason=r"$U_t$ reads the forget gate's output and $V_t$ only $STM_{t-1}$ and $E_t$: $\partial STM_t/\partial N_t"
           r" = 0$"
           r" exactly. $LTM_t = LTM_{t-1} f_t + N_t i_t$ carries it to the next step.",
)  # fmt: skip

Q16 = Item(
    id="q16",
    title="Printed or standard?",
    kind=Kind.NUMBER,
    prompt=r"""The printed use gate computes $STM' = V \tanh(W_u (LTM \cdot f) + b_u)$, the standard one
$STM' = V \tanh(LTM')$ with $LTM' = LTM \cdot f + N \cdot i$. Let $W_u = 1$ and $b_u = 0$ (one unit).

For $LTM = [[LTM]]$, $f = [[f]]$, $N = [[N]]$, $i = [[i]]$, $V = [[V]]$: what is the difference **standard minus
printed**?""",
    given={"LTM": STATE, "f": GATE, "N": CANDIDATE, "i": GATE, "V": GATE},
    key=lambda LTM, f, N, i, V: (
        used(LTM * f, LTM * f + N * i, V, (1, 0), "standard") - used(LTM * f, LTM * f + N * i, V, (1, 0), "literal")
    ),
    misconceptions=(
        Misconception("other_sign", "That is printed minus standard.", lambda LTM, f, N, i, V: (
            used(LTM * f, 0, V, (1, 0), "literal") - used(0, LTM * f + N * i, V, (1, 0), "standard"))),
        Misconception("tanh_of_difference", "The difference of two $\\tanh$ is not the $\\tanh$ of the difference.",
                      lambda LTM, f, N, i, V: V * math.tanh(N * i)),
        Misconception("old_ltm", "The printed gate reads $LTM \\cdot f$, not $LTM$.", lambda LTM, f, N, i, V: (
            used(0, LTM * f + N * i, V, (1, 0), "standard") - used(LTM, 0, V, (1, 0), "literal"))),
        Misconception("use_factor_lost", "The factor $V$ is missing.", lambda LTM, f, N, i, V: (
            math.tanh(LTM * f + N * i) - math.tanh(LTM * f))),
    ),
    hints=("Compute both and subtract.", "Both have the factor $V$ in front."),
    reason=r"$V(\tanh(LTM \cdot f + N \cdot i) - \tanh(LTM \cdot f)) =$ [[answer]]. Code from the slide and code from a"
           r" library disagree by that much.",
)  # fmt: skip


@cache
def block_of(layout: str, key: str) -> str:
    """Which block of i f g o a course's matrix holds: found by writing marked parameters in its layout."""
    marked = {"W": np.repeat([1.0, 2, 3, 4], 2)[:, None] * np.ones((8, 3)), "R": np.ones((8, 2)), "b": np.zeros(8)}
    written = LAYOUTS["lstm", layout].write(marked)
    return "ifgo"[int(written[key][0, -1]) - 1] if key in written else "none"


TRANSLATIONS = (
    Option("N", "The lesson's $N$ is torch's candidate $g$.", "", ("udacity", "Wn", "g")),
    Option("i", "The lesson's ignore factor is torch's input gate $i$.", "", ("udacity", "Wi", "i")),
    Option("V", "The lesson's $V$ is torch's output gate $o$.", "", ("udacity", "Wv", "o")),
    Option("remember", "The lesson's remember gate is torch's forget gate $f$.", "the remember gate has no weights; it"
           " adds what two other gates put out.", ("udacity", "Wr", "f")),
    Option("learn", "The lesson's $N$ is torch's input gate $i$.", "$N$ is a $\\tanh$: the candidate.",
           ("udacity", "Wn", "i")),
    Option("update", r"deeplearning.ai's $\Gamma_u$ is torch's input gate $i$.", "", ("deeplearning.ai", "Wi", "i")),
)  # fmt: skip
Q17 = Item(
    id="q17",
    title="Three dictionaries",
    kind=Kind.CHOICES,
    prompt=r"""Which of these translations are right? The standard LSTM in torch's letters is $c_t = f c_{t-1} + i g$,
$h_t = o \tanh(c_t)$ with the candidate $g$; the lesson (Udacity) has $LTM' = LTM \cdot f + N \cdot i$ and
$STM' = V \cdot \tanh(\ldots)$; deeplearning.ai has an update gate $\Gamma_u$, a forget gate $\Gamma_f$, an output gate
$\Gamma_o$ and $c^{\langle t \rangle} = \Gamma_u \tilde c + \Gamma_f c^{\langle t-1 \rangle}$.""",
    options=TRANSLATIONS,
    key=lambda: frozenset(o.id for o in TRANSLATIONS if block_of(*o.value[:2]) == o.value[2]),
    hints=("Compare what is multiplied by what.", "Which one multiplies the old memory, which one the candidate?"),
    reason="The candidate is $N$ or $g$; what multiplies it is $i$, the ignore factor or $\\Gamma_u$; what multiplies"
           " $\\tanh$ at the output is $o$ or $V$: [[answer]].",
)  # fmt: skip

Q18 = Item(
    id="q18",
    title="Parameters of the lesson's cell",
    kind=Kind.COUNT,
    prompt=r"""The lesson's LSTM has layers for $N$, $i$, $f$ and $V$ on $[STM, E]$, each with a bias. As **printed**,
the use gate has one more layer $U = \tanh(W_u (LTM \cdot f) + b_u)$; in the **standard** reading it has not.
With $D = [[D]]$ entries in $E$ and $H = [[H]]$ in $STM$ and $LTM$: how many parameters has the cell as printed, and how
many in the standard reading? All weight matrices are full, $W_u$ too. Two numbers.""",
    given={"D": Whole(2, 20), "H": Whole(3, 24)},
    parts=("printed", "standard"),
    key=lambda D, H: (LITERAL.count(D, H), LSTM.count(D, H)),
    misconceptions=(
        Misconception("no_biases", "The biases are missing.",
                      lambda D, H: (4 * H * (H + D) + H * H, 4 * H * (H + D))),
        Misconception("two_biases", "Two biases per layer is torch's habit; the lesson has one.",
                      lambda D, H: (4 * (H * (H + D) + 2 * H) + H * H + H, 4 * (H * (H + D) + 2 * H))),
        Misconception("use_layer_reads_all", "$W_u$ reads $LTM \\cdot f$ alone, which has $H$ entries.",
                      lambda D, H: (5 * (H * (H + D) + H), 4 * (H * (H + D) + H))),
        Misconception("swapped", "The printed cell has more parameters than the standard one.",
                      lambda D, H: (LSTM.count(D, H), LITERAL.count(D, H))),
    ),
    hints=("One layer on $[STM, E]$ has $H(H + D) + H$ parameters.", "$W_u$ is $H \\times H$."),
    reason=r"$4(H(H + D) + H)$ in the standard reading, and $H^2 + H$ more as printed: [[answer]].",
)  # fmt: skip


@cache
def share_of_old(gate: str) -> float:
    """How much of the old LTM is in the new one when a gate is shut, all else half open."""
    bias = {"learn": "bi", "forget": "bf", "use": "bv"}.get(gate, "")
    p = {**layer("n", (0, 0), 0.5), **layer("i", (0, 0), 0), **layer("f", (0, 0), 0), **layer("v", (0, 0), 0)}
    p |= {bias: np.array([SHUT])} if bias else {}

    def new(ltm: float) -> float:
        return float(remember_gate(forget_gate(row(ltm), row(0), row(0), p)[0], learn_gate(row(0), row(0), p)[0])[0, 0])

    return new(1.0) - new(0.0)


Q19 = Item(
    id="q19",
    title="No more science",
    kind=Kind.CHOICE,
    prompt=r"""The long-term memory says: "this programme is about nature and science". After many pictures of animals
the network should drop "science" from its long-term memory. Which of the lesson's four gates does that?""",
    options=(
        Option("learn", "the learn gate", "it decides what of the new event is taken in; shut, it leaves the old memory"
               " as it is."),
        Option("forget", "the forget gate"),
        Option("remember", "the remember gate", "it only adds: what the forget gate has kept and what was learned."),
        Option("use", "the use gate", "it decides what is shown of the memory now, and leaves the memory as it is."),
    ),
    key=lambda: min(("learn", "forget", "remember", "use"), key=share_of_old),
    hints=("Which gate has the old long-term memory as an input *and* multiplies it by a factor?",
           "Which one, shut, leaves nothing of the old memory?"),
    reason="The forget gate multiplies each entry of $LTM$ by a factor between 0 and 1. Shut, it removes the entry; no"
           " other gate can.",
)  # fmt: skip

TOPIC = Topic(
    "udacity-cell", "The lesson's use gate, and its cell as a whole", 3, (Q14, Q15, Q16, Q17, Q18, Q19), ("use gate",)
)

"""The Odyssey of Greff et al.: nine variants, their parameters, their bounds, their study."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache

import numpy as np

from exercises.quizzes.cells import parameters, row, step
from exercises.quizzes.udacity_gates import logit
from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Topic, Whole
from reference.cell import Cell
from reference.memory import MemoryCell, MemoryStep
from reference.odyssey import CIFG, FGR, NFG, NIAF, NIG, NOAF, NOG, NP, V

VANILLA = r"""The vanilla LSTM of the Odyssey has a block input $z = \tanh(\ldots)$ and gates $i, f, o =
\sigma(\ldots)$, each reading $x_t$, $h_{t-1}$ and a bias; the gates also read the cell through *diagonal* peepholes,
one number per unit."""

CHANGES: Mapping[str, tuple[Cell, str]] = {
    "V": (V, "nothing is changed"),
    "NIG": (NIG, "there is no input gate, $i = 1$"),
    "NFG": (NFG, "there is no forget gate, $f = 1$"),
    "NOG": (NOG, "there is no output gate, $o = 1$"),
    "NIAF": (NIAF, "the block input has no activation function"),
    "NOAF": (NOAF, "the cell's output has no activation function"),
    "CIFG": (CIFG, "input and forget gate are coupled, $f = 1 - i$"),
    "NP": (NP, "there are no peepholes"),
    "FGR": (FGR, "each gate also reads the three gates of the step before, through nine full $H \\times H$ matrices"),
}


def counted(variant: str, D: int, H: int) -> int:
    """The parameters of a variant."""
    return CHANGES[variant][0].count(D, H)


Q66 = Item(
    id="q66",
    title="Parameters of a variant",
    kind=Kind.COUNT,
    prompt=rf"""{VANILLA} In the variant **[[variant]]** [[change]]; all else is as in the vanilla LSTM, and
parameters without a use are left out. With $D = [[D]]$ inputs and $H = [[H]]$ units, how many parameters has it?""",
    given={"variant": OneOf(tuple(CHANGES)), "D": Whole(3, 20), "H": Whole(4, 30)},
    key=counted,
    shown=lambda variant, D, H: {"change": CHANGES[variant][1]},
    sensible=lambda variant, D, H: D != H,
    misconceptions=(
        Misconception("peepholes_lost", "The peepholes are missing: one number per unit for each gate that has one.",
                      lambda variant, D, H: None if variant == "NP" else counted(variant, D, H)
                      - (2 if variant in ("NIG", "NFG", "NOG", "CIFG") else 3) * H),
        Misconception("full_peepholes", "The peepholes are diagonal: $H$ numbers each, not $H^2$.",
                      lambda variant, D, H: None if variant == "NP" else counted(variant, D, H)
                      + (2 if variant in ("NIG", "NFG", "NOG", "CIFG") else 3) * (H * H - H)),
        Misconception("vanilla", "That is the vanilla LSTM. What goes, or comes, in this variant?",
                      lambda variant, D, H: None if variant in ("V", "NIAF", "NOAF") else counted("V", D, H)),
        Misconception("two_biases", "One bias per block; two are torch's habit.", lambda variant, D, H: counted(
            variant, D, H) + (3 if variant in ("NIG", "NFG", "NOG", "CIFG") else 4) * H),
        Misconception("activation_has_parameters", "An activation function has no parameters.",
                      lambda variant, D, H: counted("NIG", D, H) if variant in ("NIAF", "NOAF") else None),
    ),
    hints=("One block: $HD + H^2 + H$.", "How many blocks, and how many peepholes are left?"),
    reason=r"Blocks of $HD + H^2 + H$, peepholes of $H$ each (and $9H^2$ in FGR): [[answer]].",
)  # fmt: skip


@cache
def output_gate_reads() -> tuple[bool, bool]:
    """Whether the output gate's peephole makes o depend on the old cell alone, and on the new one alone."""

    def gate(c_old: float, z: float) -> float:
        p = parameters((0, 0, 0, 0), (0, 0, 0, 0), (0.3, -0.4, math.atanh(z), 0.1), p=(0.0, 0.0, 0.9))
        h, c = step(V, 0.0, (0.0, c_old), p)
        return h / math.tanh(c)

    f, i = 1 / (1 + math.exp(0.4)), 1 / (1 + math.exp(-0.3))
    same_new = (gate(0.5, 0.4), gate(0.5 + 0.2 / f, 0.4 - 0.2 / i))  # the same new cell of different old ones
    same_old = (gate(0.5, 0.4), gate(0.5, -0.3))
    return not math.isclose(*same_new, rel_tol=1e-9), not math.isclose(*same_old, rel_tol=1e-9)


READS = (
    Option("new", "The new cell state $c_t$.", "", (False, True)),
    Option("old", "The old cell state $c_{t-1}$.", "that is what the peepholes of input and forget gate read; the"
                                                   " output gate is"
           " computed after the update.", (True, False)),
    Option("both", "Both $c_{t-1}$ and $c_t$.", "it has one peephole.", (True, True)),
    Option("neither", "Neither: it reads $h_{t-1}$.", "that comes through the recurrent weights.", (False, False)),
)  # fmt: skip
Q67 = Item(
    id="q67",
    title="What the output gate sees",
    kind=Kind.CHOICE,
    prompt=r"""In the vanilla LSTM of the Odyssey (and in the peephole LSTM of Gers and Schmidhuber), which cell state
does the peephole of the **output** gate read in step $t$?""",
    options=READS,
    key=lambda: next(option.id for option in READS if option.value == output_gate_reads()),
    hints=("In what order are the gates computed?", "The cell is updated before the output gate is computed."),
    reason=r"The cell is updated first; then $o_t = \sigma(\ldots + p_o \odot c_t)$ sees the result.",
)  # fmt: skip


@cache
def one_step(cell: MemoryCell) -> MemoryStep:
    """One step of a variant with parameters drawn at random: what it computed."""
    rng = np.random.default_rng(11)
    state = tuple(rng.standard_normal((2, 3)) for _ in cell.states)
    _, cache_ = cell.step(rng.standard_normal((2, 2)), state, cell.parameters(rng, 2, 3))
    found: MemoryStep = cache_.inner
    return found


def fits(cell: MemoryCell, equation: Callable[[MemoryStep], tuple[object, object]]) -> bool:
    """Whether an equation holds in a step of a variant."""
    left, right = equation(one_step(cell))
    return bool(np.allclose(np.asarray(left), np.asarray(right), rtol=0, atol=1e-12))


EQUATIONS = (
    Option("cifg", "CIFG: $c_t = i \\odot z + (1 - i) \\odot c_{t-1}$.", "", (CIFG, lambda s: (
        s.c_new, s.i * s.g + (1 - s.i) * s.state[1]))),
    Option("noaf", "NOAF: $h_t = o \\odot c_t$.", "", (NOAF, lambda s: (s.o * s.s, s.o * s.c_new))),
    Option("nfg", "NFG: $c_t = i \\odot z + c_{t-1}$.", "", (NFG, lambda s: (s.c_new, s.i * s.g + s.state[1]))),
    Option("niaf", "NIAF: $h_t = o \\odot c_t$.", "the I stands for input: it is the block input that has no"
                                                  " activation.",
           (NIAF, lambda s: (s.o * s.s, s.o * s.c_new))),
    Option("nog", "NOG: $h_t = 0$.", "without a gate nothing is held back: $h_t = \\tanh(c_t)$.",
           (NOG, lambda s: (s.o * s.s, 0 * s.c_new))),
    Option("nig", "NIG: $c_t = f \\odot c_{t-1}$.", "without an input gate all of the block input gets in:"
           " $c_t = z + f \\odot c_{t-1}$.", (NIG, lambda s: (s.c_new, s.f * s.state[1]))),
)  # fmt: skip
Q68 = Item(
    id="q68",
    title="Names and equations",
    kind=Kind.CHOICES,
    prompt=r"""The vanilla LSTM has $c_t = i \odot z + f \odot c_{t-1}$ and $h_t = o \odot \tanh(c_t)$, $z$ the block
input. Which of these equations belong to the variant that they are given for? (NIG, NFG, NOG: no input, forget,
output gate; NIAF, NOAF: no input, output activation function; CIFG: coupled input and forget gate, of which the input
gate is computed.)""",
    options=EQUATIONS,
    key=lambda: frozenset(option.id for option in EQUATIONS if fits(*option.value)),
    misconceptions=(
        Misconception("no_gate_is_shut", "A gate that is left out is 1, not 0.",
                      lambda: frozenset({"cifg", "noaf", "nfg", "nog", "nig"})),
    ),
    hints=("A gate that is left out becomes 1.", "Without an activation the function becomes the identity."),
    reason="A missing gate is 1, a missing activation the identity, and coupling means $f = 1 - i$: [[answer]].",
)  # fmt: skip


def coupled_slope(dc: float, z: float, c: float, i: float) -> float:
    """da_i of CIFG from a gradient that arrives at the new cell alone."""
    p = parameters((0, 0, 0), (0, 0, 0), (logit(i), math.atanh(z), 0.0), p=(0.0, 0.0))
    _, cache_ = CIFG.step(row(0), (row(0), row(c)), p)
    return float(CIFG.advance_backward((row(0), row(dc)), cache_.inner, p).da[0, 0])


Q69 = Item(
    id="q69",
    title="The slope of coupled gates",
    kind=Kind.FORMULA,
    prompt=r"""In CIFG the forget gate is $f = 1 - i$, so $c_t = i\,z + (1 - i)\,c_{t-1}$ with the block input $z$ and
$i = \sigma(a_i)$. A gradient $\partial L/\partial c_t$ arrives at the new cell. What is $\partial L/\partial a_i$?
Write `dc` for the gradient, `z`, `i`, and `c` for $c_{t-1}$.""",
    given={"dc": Real(-2, 2, 6, apart=0.1), "z": Real(-0.95, 0.95, 6), "c": Real(-2, 2, 6), "i": Real(0.05, 0.95, 6)},
    key=coupled_slope,
    misconceptions=(
        Misconception("uncoupled", "That is the uncoupled gate's. Here $i$ also stands in $1 - i$, in front of"
                                   " $c_{t-1}$.",
                      lambda dc, z, c, i: dc * z * i * (1 - i)),
        Misconception("sum", "In $1 - i$ the sign of $i$ is negative: $z - c$.",
                      lambda dc, z, c, i: dc * (z + c) * i * (1 - i)),
        Misconception("other_sign", "The sign: where $z$ is larger than $c$, opening the gate raises the cell.",
                      lambda dc, z, c, i: dc * (c - z) * i * (1 - i)),
        Misconception("slope_missing", "From $i$ to $a_i$ there is the slope of $\\sigma$.",
                      lambda dc, z, c, i: dc * (z - c)),
        Misconception("tanh_slope", "$1 - i^2$ is the slope of $\\tanh$; a gate is logistic.",
                      lambda dc, z, c, i: dc * (z - c) * (1 - i * i)),
    ),
    hints=("$\\partial c_t/\\partial i$ first.", "Then $\\partial i/\\partial a_i = i(1 - i)$."),
    reason=r"$\partial c_t/\partial i = z - c_{t-1}$, so $\partial L/\partial a_i = dc\,(z - c_{t-1})\,i(1 - i)$.",
)  # fmt: skip


@cache
def surviving() -> frozenset[str]:
    """The terms of δc_t that are not zero in NP: a vanilla LSTM's two steps back with all peepholes zero."""
    rng = np.random.default_rng(12)
    p = {**V.parameters(rng, 2, 3), "p": np.zeros(9)}
    p_i, p_f, p_o = np.split(p["p"], 3)
    state: tuple[Array, ...] = (rng.standard_normal((1, 3)), rng.standard_normal((1, 3)))
    state, now = V.step(rng.standard_normal((1, 2)), state, p)
    _, after = V.step(rng.standard_normal((1, 2)), state, p)
    dh, dc = rng.standard_normal((1, 3)), rng.standard_normal((1, 3))
    later = V.advance_backward((dh, dc), after.inner, p)
    d_i, d_f, _, _ = np.split(later.da, 4, axis=1)
    dc_later = dc + dh * after.inner.o * (1 - after.inner.s**2)
    d_o = np.split(V.advance_backward((later.state[0] + dh, dc), now.inner, p).da, 4, axis=1)[3]
    terms = {"output": dh * now.inner.o * (1 - now.inner.s**2), "p_o": p_o * d_o, "p_i": p_i * d_i, "p_f": p_f * d_f,
             "cell": dc_later * after.inner.f}  # fmt: skip
    return frozenset(name for name, term in terms.items() if np.abs(term).max() > 0)


TERMS = (
    Option("output", r"$\delta h_t \odot o_t \odot \tanh'(c_t)$"),
    Option("p_o", r"$p_o \odot \delta o_t$", "it has a peephole weight in it, which NP does not have."),
    Option("p_i", r"$p_i \odot \delta i_{t+1}$", "it has a peephole weight in it, which NP does not have."),
    Option("p_f", r"$p_f \odot \delta f_{t+1}$", "it has a peephole weight in it, which NP does not have."),
    Option("cell", r"$\delta c_{t+1} \odot f_{t+1}$"),
)
Q70 = Item(
    id="q70",
    title="Five terms",
    kind=Kind.CHOICES,
    prompt=r"""In the vanilla LSTM with peepholes the total gradient of the cell has five terms,
$\delta c_t = \delta h_t \odot o_t \odot \tanh'(c_t) + p_o \odot \delta o_t + p_i \odot \delta i_{t+1} + p_f \odot
\delta f_{t+1} + \delta c_{t+1} \odot f_{t+1}$, where $\delta i$, $\delta f$, $\delta o$ are gradients of the gates'
net inputs. Which of them are left in NP, the variant without peepholes?""",
    options=TERMS,
    key=surviving,
    misconceptions=(
        Misconception("only_the_cell", "The cell still reaches the loss through its own output $h_t$.",
                      lambda: frozenset({"cell"})),
    ),
    hints=("Without peepholes $p_i = p_f = p_o = 0$.", "Who reads $c_t$ then?"),
    reason=r"$c_t$ is then read by $h_t$ and by $c_{t+1}$ only: [[answer]].",
)  # fmt: skip

TOPIC = Topic("odyssey", "The Odyssey's variants", 12, (Q66, Q67, Q68, Q69, Q70), ("Odyssey",))

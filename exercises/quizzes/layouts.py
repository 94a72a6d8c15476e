"""How libraries store the same numbers, and the losses of min-char-rnn."""

from __future__ import annotations

import itertools
import math
from functools import cache

import numpy as np

from exercises.quizzes.rounding import Q85
from grader.quiz.item import Item, Kind, Misconception, OneOf, Option, Real, Topic, Whole
from reference.layouts import LAYOUTS

STORED = {  # the matrix that multiplies the input, and the axis along which its blocks lie
    "torch": ("weight_ih_l0", 0), "cs231n": ("Wx", 1), "onnx": ("W", 1), "keras": ("kernel", 1),
}  # fmt: skip
SHOWN = {"torch": "`torch.nn.LSTM` (`weight_ih`)", "cs231n": "the LSTM of CS231n's assignment (`Wx`)",
         "onnx": "the LSTM operator of ONNX (`W`)", "keras": "the LSTM layer of Keras (`kernel`)"}  # fmt: skip


@cache
def stored_order(layout: str) -> str:
    """The order of the blocks i f g o in a layout: read off parameters whose blocks are marked."""
    marked = {"W": np.repeat([1.0, 2, 3, 4], 2)[:, None] * np.ones((8, 3)), "R": np.zeros((8, 2)), "b": np.zeros(8)}
    name, axis = STORED[layout]
    matrix = np.moveaxis(LAYOUTS["lstm", layout].write(marked)[name], axis, 0)
    return "".join("ifgo"[int(block.flat[0]) - 1] for block in np.split(matrix, 4))


BLOCKS = (Option("i", "input gate"), Option("f", "forget gate"), Option("g", "candidate"), Option("o", "output gate"))
Q80 = Item(
    id="q80",
    title="The order of the blocks",
    kind=Kind.ORDER,
    prompt=r"""One matrix holds the input weights of all four blocks of an LSTM, one block after the other. In which
order do they lie in [[shown]]?""",
    given={"layout": OneOf(tuple(STORED))},
    options=BLOCKS,
    shown=lambda layout: {"shown": SHOWN[layout], "order": " ".join(stored_order(layout))},
    key=lambda layout: frozenset(itertools.pairwise(stored_order(layout))),
    misconceptions=(
        Misconception("as_torch", "That is torch's order (and Keras').",
                      lambda layout: tuple("ifgo") if stored_order(layout) != "ifgo" else None),
        Misconception("as_cs231n", "That is the order of CS231n: three gates, then the candidate.",
                      lambda layout: tuple("ifog") if layout != "cs231n" else None),
        Misconception("as_onnx", "That is the order of ONNX, whose output gate is the second.",
                      lambda layout: tuple("iofg") if layout != "onnx" else None),
    ),
    hints=("The input gate comes first in all four.", "The letters as documented: torch i f g o, Keras i f c o,"
                                                      " CS231n i f o g,"
           " ONNX i o f c (g and c are the candidate)."),
    reason="The letters are [[order]] (g is the candidate): [[answer]]. Weights that are moved between libraries"
           " have to be"
           " permuted block by block.",
)  # fmt: skip


@cache
def rows_of(gate: str, H: int) -> tuple[int, int]:
    """The first row of a block in torch's weight_hh, and the one after its last: found by marking it."""
    R = np.zeros((4 * H, H))
    R["ifgo".index(gate) * H : ("ifgo".index(gate) + 1) * H] = 1
    p = {"W": np.zeros((4 * H, 2)), "R": R, "b": np.zeros(4 * H)}
    marked = np.flatnonzero(LAYOUTS["lstm", "torch"].write(p)["weight_hh_l0"][:, 0])
    return int(marked[0]), int(marked[-1]) + 1


NAMES = {"i": "input gate", "f": "forget gate", "g": "candidate", "o": "output gate"}
Q81 = Item(
    id="q81",
    title="A slice of weight_hh",
    kind=Kind.TRACE,
    prompt=r"""`weight_hh` of `torch.nn.LSTM` has $4H$ rows; here $H = [[H]]$. Which slice `weight_hh[start:stop]`
holds the recurrent weights of the **[[name]]**? Two numbers, start and stop, counted as Python does.""",
    given={"H": Whole(3, 64), "gate": OneOf(("f", "f", "g", "o"))},
    hidden=("gate",),
    parts=("start", "stop"),
    key=lambda H, gate: rows_of(gate, H),
    shown=lambda H, gate: {"name": NAMES[gate]},
    misconceptions=(
        Misconception("cs231n_order", "torch's order is i, f, g, o: the candidate before the output gate.",
                      lambda H, gate: {"g": rows_of("o", H), "o": rows_of("g", H)}.get(gate)),
        Misconception("onnx_order", "torch's order is i, f, g, o; ONNX has the output gate in the second place.",
                      lambda H, gate: {"f": rows_of("g", H), "o": rows_of("f", H)}.get(gate)),
        Misconception("last_row", "A Python slice stops *before* its second number.",
                      lambda H, gate: (rows_of(gate, H)[0], rows_of(gate, H)[1] - 1)),
        Misconception("forget_first", "The input gate comes first.",
                      lambda H, gate: rows_of("i", H) if gate == "f" else None),
        Misconception("counted_from_one", "Rows are counted from 0.",
                      lambda H, gate: (rows_of(gate, H)[0] + 1, rows_of(gate, H)[1] + 1)),
    ),
    hints=("torch's order is i, f, g, o.", "Each block has $H$ rows."),
    reason=r"i, f, g, o, with [[H]] rows each: `weight_hh` from and to [[answer]].",
)  # fmt: skip

LENGTH = 25  # steps of min-char-rnn between two updates


def first_loss(V: int) -> float:
    """The summed loss of LENGTH characters when all V scores are equal."""
    p = np.exp(np.zeros(V)) / np.exp(np.zeros(V)).sum()
    return float(sum(-np.log(p[0]) for _ in range(LENGTH)))


Q82 = Item(
    id="q82",
    title="The loss of min-char-rnn",
    kind=Kind.NUMBER,
    prompt=r"""min-char-rnn adds up the losses $-\ln p$ (natural logarithm) of the 25 characters of a sequence. At the
start all characters of the vocabulary are about equally likely; the text has $V = [[V]]$ different characters. What
is the loss then?

And later, when the (summed) loss is [[loss]]: how many **bits per character** is that? Two numbers.""",
    given={"V": Whole(30, 120), "loss": Real(25, 70, 1)},
    parts=("first loss", "bits per character"),
    key=lambda V, loss: (first_loss(V), loss / LENGTH / math.log(2)),
    misconceptions=(
        Misconception("mean", "The first number is the *sum* over 25 characters.",
                      lambda V, loss: (first_loss(V) / 25, loss / 25 / math.log(2))),
        Misconception("nats", "Loss by 25 is in nats; a bit is $\\ln 2$ nats.",
                      lambda V, loss: (first_loss(V), loss / 25)),
        Misconception("times_ln2", "A bit is smaller than a nat: there are more of them. Divide by $\\ln 2$.",
                      lambda V, loss: (first_loss(V), loss / 25 * math.log(2))),
        Misconception("per_sequence", "Per *character*: divide by 25, too.", lambda V, loss: (
            first_loss(V), loss / math.log(2))),
        Misconception("binary", "min-char-rnn takes the natural logarithm.", lambda V, loss: (
            25 * math.log2(V), loss / 25 / math.log(2))),
    ),
    hints=("$p = 1/V$ for each character.", "1 nat is $1/\\ln 2$ bits."),
    reason=r"$25 \ln [[V]]$, and $[[loss]]/25/\ln 2$: [[answer]].",
)  # fmt: skip

TOPIC = Topic("layouts", "Layouts, losses, rounding", 15, (Q80, Q81, Q82, Q85), ("CS231n", "Karpathy", "GPU check"))

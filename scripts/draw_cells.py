"""Draws the steps of the cells beside their tasks: `python scripts/draw_cells.py`, which writes `SLUG/SLUG.svg`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from exercises.svg import INK, PAPER, Place, sheet, stroke, words

ROOT = Path(__file__).parents[1]
DIRECT, PEEP, BACK, FILL = "#0b6e4f", "#b3541e", "#c1121f", "#eef2fb"
ROUND, WIDE = 14, 24  # half of the height of a node, and of the width of a long one
Parts = Iterator[str]

# Where the parts of an LSTM stand: the cell on the upper line, the gates on the lower one.
CELL, GATES, BUS = 80, 260, 345
F, I, G, O, SUM, OUT = 250, 370, 490, 615, 430, 710
MEET, SHOW = 170, 215  # where candidate and input gate meet, where the output gate shows the cell
LOOK = 196  # where the peepholes of f and i part


def node(x: float, y: float, sign: str, colour: str = INK) -> str:
    """A round node: a product, a sum; one with more to say is longer."""
    wide = WIDE if len(sign) > 1 else ROUND
    return (
        f'<rect x="{x - wide:g}" y="{y - ROUND:g}" width="{2 * wide:g}" height="{2 * ROUND:g}" rx="{ROUND}" '
        f'fill="{PAPER}" stroke="{colour}" stroke-width="2"/>'
        + words(x, y + 5, sign, size=15 if len(sign) > 1 else 17, fill=colour)
    )


def box(x: float, y: float, wide: float, text: str, high: float = 38, colour: str = INK) -> str:
    """A box with words in its middle."""
    return (
        f'<rect x="{x - wide / 2:g}" y="{y - high / 2:g}" width="{wide:g}" height="{high:g}" rx="5" fill="{FILL}" '
        f'stroke="{colour}" stroke-width="2"/>' + words(x, y + 5, text, size=15, fill=colour)
    )


def dot(x: float, y: float, colour: str = INK) -> str:
    """Where a line parts."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="3.5" fill="{colour}"/>'


def arrow(*places: Place, colour: str = INK, thick: float = 2, dashes: str = "") -> str:
    """An arrow through places, tip last."""
    return stroke(places, colour, thick, dashes, tipped=True)


def letter(x: float, y: float, text: str, anchor: str = "middle", colour: str = INK) -> str:
    """The name of a line."""
    return words(x, y, text, anchor, size=16, fill=colour)


def lstm_wires(turned: bool = False) -> Parts:
    """The lines and nodes of an LSTM step; turned round they are the ways of the gradient."""
    colour = BACK if turned else INK

    def line(*places: Place, direct: bool = False) -> str:
        way = places[::-1] if turned else places
        return arrow(*way, colour=DIRECT if direct else colour, thick=3 if direct else 2)

    r = ROUND
    yield line((40, CELL), (F - r, CELL), direct=True)
    yield line((F + r, CELL), (SUM - r, CELL), direct=True)
    yield line((SUM + r, CELL), (OUT - r if turned else 800, CELL), direct=True)
    yield line((F, GATES - 19), (F, CELL + r))
    yield line((I, GATES - 19), (I, MEET), (SUM - r, MEET))
    yield line((G, GATES - 19), (G, MEET), (SUM + r, MEET))
    yield line((SUM, MEET - r), (SUM, CELL + r))
    yield line((OUT, CELL + (r if turned else 0)), (OUT, 148 - r))
    yield line((OUT, 148 + r), (OUT, SHOW - r))
    yield line((O, GATES - 19), (O, SHOW), (OUT - r, SHOW))
    yield line((OUT + r, SHOW), (800, SHOW))
    for x in (F, I, G, O):
        yield stroke([(x, BUS), (x, GATES + 19)], colour, 2, tipped=not turned)
    yield stroke([(O, BUS), (178, BUS)], colour, 2, tipped=turned)
    yield from (dot(x, BUS, colour) for x in (F, I, G))
    yield from (node(F, CELL, "×"), node(SUM, CELL, "+"), node(SUM, MEET, "×"), node(OUT, SHOW, "×"))
    yield node(OUT, 148, "tanh′" if turned else "tanh")


def lstm() -> Parts:
    """One LSTM step, its direct path in green."""
    yield from lstm_wires()
    yield from lstm_words()
    yield dot(OUT, CELL, DIRECT)
    yield words(
        SUM, 30, "the direct path: the old cell is scaled by f and added to, and no function squashes it", fill=DIRECT
    )


def lstm_words() -> Parts:
    """The gates, and what goes in and comes out."""
    for x, name, function in ((F, "f", "σ"), (I, "i", "σ"), (G, "g", "tanh"), (O, "o", "σ")):
        yield box(x, GATES, 50, function)
        yield letter(x + 9, GATES - 32, name, "start")
        yield letter(x + 9, BUS - 28, f"a_{name}", "start")
    yield box(110, BUS, 136, "x Wᵀ + h Rᵀ + b")
    yield from (arrow((14, BUS - 10), (42, BUS - 10)), arrow((14, BUS + 10), (42, BUS + 10)))
    yield from (letter(24, BUS - 16, "h"), letter(24, BUS + 28, "x"))
    yield from (letter(36, CELL - 12, "c"), letter(790, CELL - 12, "c′"), letter(790, SHOW - 12, "h′"))


def peephole() -> Parts:
    """The LSTM step, and its three peepholes."""
    look = {"colour": PEEP, "dashes": "6 4"}
    yield from lstm_wires()
    yield stroke([(180, CELL), (180, LOOK), (322, LOOK)], PEEP, 2, "6 4")
    yield arrow((180, LOOK), (180, GATES), (F - 26, GATES), **look)  # type: ignore[arg-type]
    yield arrow((322, LOOK), (322, GATES), (I - 26, GATES), **look)  # type: ignore[arg-type]
    yield arrow((560, CELL), (560, GATES), (O - 26, GATES), **look)  # type: ignore[arg-type]
    yield from lstm_words()
    yield from (dot(180, CELL, PEEP), dot(180, LOOK, PEEP), dot(560, CELL, PEEP), dot(OUT, CELL, DIRECT))
    for x, y, name in ((172, 250, "p_f ∘ c"), (272, LOOK - 8, "p_i ∘ c"), (568, 135, "p_o ∘ c′")):
        yield letter(x, y, name, "end" if x < F else "start", PEEP)
    yield words(SUM, 30, "i and f see the old cell, o the new one, which is there when o is computed", fill=PEEP)


def lstm_back() -> Parts:
    """The ways of the gradient back through an LSTM step."""
    yield from lstm_wires(turned=True)
    yield arrow((800, CELL), (OUT + ROUND, CELL), colour=DIRECT, thick=3)
    yield node(OUT, CELL, "+", BACK)
    for x, name, slope in ((F, "f", "σ′"), (I, "i", "σ′"), (G, "g", "tanh′"), (O, "o", "σ′")):
        yield box(x, GATES, 50, slope, colour=BACK)
        yield letter(x + 9, GATES - 32, f"d{name}", "start", BACK)
        yield letter(x + 9, BUS - 28, f"da_{name}", "start", BACK)
    yield box(110, BUS, 136, "da", colour=BACK)
    yield from (arrow((42, y), (14, y), colour=BACK) for y in (BUS - 10, BUS + 10))
    yield from (letter(24, BUS - 20, "dh", colour=BACK), letter(24, BUS + 30, "dx", colour=BACK))
    yield arrow((110, BUS + 19), (110, BUS + 48), colour=BACK)
    yield letter(110, BUS + 66, "dW, dR, db: summed over the samples", "start", BACK)
    yield letter(36, CELL - 12, "dc", colour=DIRECT)
    yield from (letter(834, CELL - 12, "dc arrives", "end", DIRECT), letter(834, SHOW - 12, "dh arrives", "end", BACK))
    yield words(SUM, 22, "at the new cell two gradients add up; on the direct path back they meet f alone", fill=DIRECT)
    yield words(SUM, 42, "at × a gradient is multiplied with the other factor, in a box with the slope", fill=BACK)


def gru() -> Parts:
    """One GRU step."""
    top, low, h_bus, x_bus, r = 80, 255, 330, 380, ROUND
    Z, R, Q, A, N, END = 240, 350, 430, 510, 590, 700
    yield arrow((30, top), (Z - r, top), colour=DIRECT, thick=3)
    yield arrow((Z + r, top), (END - r, top), colour=DIRECT, thick=3)
    yield arrow((END + r, top), (800, top), colour=DIRECT, thick=3)
    yield arrow((Z, low - 19), (Z, top + r))
    yield arrow((Z, 140), (560 - WIDE, 140))
    yield arrow((560 + WIDE, 140), (END - r, 140))
    yield arrow((R, low - 19), (R, 205), (Q - r, 205))
    yield from (arrow((Q + r, 205), (A - r, 205)), arrow((A + r, 205), (N - WIDE, 205)))
    yield from (arrow((N + WIDE, 205), (END, 205), (END, 140 + r)), arrow((END, 140 - r), (END, top + r)))
    yield arrow((Q, low - r), (Q, 205 + r))
    yield arrow((478, low), (Q + r, low))
    yield stroke([(60, top), (60, h_bus), (80, h_bus)], INK, 2)
    yield arrow((60, h_bus), (82, h_bus))
    yield stroke([(168, h_bus), (Q, h_bus)], INK, 2)
    yield stroke([(168, x_bus), (A, x_bus)], INK, 2)
    for x in (Z, R):
        yield from (arrow((x - 12, h_bus), (x - 12, low + 19)), arrow((x + 12, x_bus), (x + 12, low + 19)))
        yield from (dot(x - 12, h_bus), dot(x + 12, x_bus), box(x, low, 50, "σ"))
        name = "z" if x == Z else "r"
        yield letter(x - 18, h_bus - 22, f"k_{name}", "end")
        yield letter(x + 18, h_bus - 22, f"a_{name}", "start")
        yield letter(x + 9, low - 30, name, "start")
    yield from (arrow((Q, h_bus), (Q, low + r)), arrow((A, x_bus), (A, 205 + r)), arrow((14, x_bus), (82, x_bus)))
    yield from (dot(60, top, DIRECT), dot(Z, 140), box(125, h_bus, 86, "h Rᵀ"), box(125, x_bus, 86, "x Wᵀ + b"))
    yield from (
        node(Z, top, "×"),
        node(END, top, "+"),
        node(560, 140, "1 −"),
        node(END, 140, "×"),
        node(N, 205, "tanh"),
    )
    yield from (node(Q, 205, "×"), node(A, 205, "+"), node(Q, low, "+"))
    yield from (letter(484, low + 5, "bn", "start"), letter(Q + 8, h_bus - 22, "k_n", "start"))
    yield from (letter(A + 8, h_bus - 22, "a_n", "start"), letter(Q - 10, 237, "q", "end"), letter(655, 198, "n"))
    yield from (letter(36, top - 12, "h"), letter(790, top - 12, "h′"), letter(30, x_bus - 8, "x"))
    yield words(460, 30, "z keeps the old state, and what z leaves of one lets the candidate in", fill=DIRECT)


def unrolled() -> Parts:
    """A simple network over a sequence, and where its gradients add up."""
    ahead, back, places = 165, 205, ((150, "1"), (345, "2"), (640, "T"))
    yield letter(40, ahead - 10, "h_0")
    yield letter(40, back + 22, "dh", colour=BACK)
    yield arrow((20, ahead), (105, ahead))
    yield arrow((105, back), (20, back), colour=BACK)
    for x, t in places:
        last = t == "T"
        end = 825 if last else x + 150
        yield from (arrow((x + 45, ahead), (end, ahead)), arrow((x + 66, ahead), (x + 66, 92)), dot(x + 66, ahead))
        yield arrow((x + 105, 92), (x + 105, back - ROUND), colour=BACK)
        yield arrow((end, back), (x + 105 + ROUND, back), colour=BACK)
        yield arrow((x + 105 - ROUND, back), (x + 45, back), colour=BACK)
        yield from (arrow((x - 32, 300), (x - 32, 222)), arrow((x, 222), (x, 300), colour=BACK))
        yield arrow((x + 32, 222), (x + 32, 345), colour=BACK)
        yield from (box(x, 185, 90, f"step {t}", 74), node(x + 105, back, "+", BACK))
        yield from (letter(x + 62, 82, f"h_{t}"), letter(x + 112, 82, f"dH_{t}", colour=BACK))
        yield from (letter(x - 34, 318, f"x_{t}"), letter(x + 3, 318, f"dx_{t}", colour=BACK))
        yield letter(x + 38, 270, f"dW_{t}", "start", BACK)
    yield from (arrow((555, ahead), (595, ahead)), arrow((595, back), (555, back), colour=BACK))
    yield from (letter(525, 191, "· · ·"), letter(808, back + 22, "dh", colour=BACK))
    yield box(415, 365, 710, "dW = Σ_t dW_t, dR and db alike: the weights are the same at every step", 40, BACK)
    yield words(
        415, 30, "the gradient at a state is a sum: from the output of its step, and from the step after", fill=BACK
    )


DRAWINGS: dict[str, tuple[str, float, str, Callable[[], Parts]]] = {
    "lstm-step": ("lstm", 400, "One LSTM step as a graph; the direct path leads from c to c′", lstm),
    "lstm-step-backward": ("lstm", 425, "The ways of the gradient back through an LSTM step", lstm_back),
    "peephole-step": ("peephole", 400, "One LSTM step with peepholes from the cell to the gates", peephole),
    "gru-step": ("gru", 420, "One GRU step as a graph", gru),
    "rnn-sequence-backward": ("rnn", 405, "A simple network unrolled, and its gradients on the way back", unrolled),
}


def drawing(slug: str) -> str:
    """The picture of an exercise."""
    _, high, title, parts = DRAWINGS[slug]
    return "\n".join([*sheet(840, high, title, tips=(INK, DIRECT, PEEP, BACK)), *parts(), "</svg>"]) + "\n"


if __name__ == "__main__":
    for slug, (chapter, *_) in DRAWINGS.items():
        place = ROOT / "exercises" / chapter / slug / f"{slug}.svg"
        place.write_text(drawing(slug), encoding="utf-8")

"""Draws docs/gates.svg, the picture of quiz 2.10: `python scripts/draw_gates.py > docs/gates.svg`.

The gate values are not written here: they are the keys of the items, which a search over all values has found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from exercises.quizzes.gates import Q01, Q02, Q03, Q05
from exercises.svg import INK, PAPER, sheet, tip, words

WIDE, HIGH = 360, 250  # of one panel
OPEN, SHUT = "#14692e", "#a3161b"
PANELS = (
    ("hold, silently (the quiz)", Q01.key()),
    ("overwrite and emit", Q02.key()),
    ("accumulate, silently", Q03.key()),
    ("hold and emit", Q05.key(c0=1.0, k=3)[:3]),
)


def drawing() -> str:
    """The whole picture: four panels, two in a row."""
    title = "Input, forget and output gate of an LSTM cell in four situations"
    parts = sheet(2 * WIDE, 2 * HIGH, title, tips=(INK,))
    for k, (title, gates) in enumerate(PANELS):
        parts.append(f'<g transform="translate({k % 2 * WIDE},{k // 2 * HIGH})">')
        parts += panel(title, *(round(value) for value in gates))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def panel(title: str, i: int, f: int, o: int) -> Iterator[str]:
    """One cell: the candidate from the left, the loop of the old content above, the output to the right."""
    yield words(WIDE / 2, 24, f"{title}: i = {i}, f = {f}, o = {o}", weight="bold")
    yield arrow(30, 150, 78, 150, True)
    yield words(14, 126, "candidate g", anchor="start", size=12)
    yield gate(92, 150, "input", i)
    yield arrow(106, 150, 150, 150, bool(i))
    yield f'<circle cx="180" cy="150" r="28" fill="#eef2fb" stroke="{INK}" stroke-width="2"/>'
    yield words(180, 155, "cell c")
    yield path("M164,127 C150,70 168,72 166,72", bool(f), tipped=False)
    yield gate(180, 72, "forget", f)
    yield path("M194,72 C200,72 210,70 196,125", bool(f))
    yield words(222, 96, "old content", anchor="start", size=12)
    yield arrow(208, 150, 232, 150, True)
    yield words(250, 155, "tanh")
    yield arrow(266, 150, 284, 150, True)
    yield gate(298, 150, "output", o)
    yield arrow(312, 150, 346, 150, bool(o))
    yield words(348, 138, "h", anchor="end")
    yield words(110, 222, f"c′ = {f} · c + {i} · g", size=15)
    yield words(270, 222, f"h = {o} · tanh(c′)", size=15)


def gate(x: float, y: float, name: str, value: int) -> str:
    """A valve: along the pipe it is open, across it is shut; said in words, too."""
    colour = OPEN if value else SHUT
    bar = f"M{x - 12},{y} L{x + 12},{y}" if value else f"M{x},{y - 12} L{x},{y + 12}"
    below = y + 32 if y > 100 else y - 22
    return (
        f'<circle cx="{x}" cy="{y}" r="14" fill="{PAPER}" stroke="{colour}" stroke-width="3"/>'
        f'<path d="{bar}" stroke="{colour}" stroke-width="4"/>'
        + words(x, below, f"{name} {'open' if value else 'shut'}", size=12, fill=colour)
    )


def arrow(x1: float, y1: float, x2: float, y2: float, flows: bool) -> str:
    """A pipe with an arrow; dashed where nothing flows."""
    return path(f"M{x1},{y1} L{x2},{y2}", flows)


def path(line: str, flows: bool, tipped: bool = True) -> str:
    """A line; dashed and pale where nothing flows."""
    look = f'stroke="{INK}"' if flows else 'stroke="#b5b5bd" stroke-dasharray="4 4"'
    end = f' marker-end="url(#{tip(INK)})"' if tipped and flows else ""
    return f'<path d="{line}" fill="none" stroke-width="2" {look}{end}/>'


if __name__ == "__main__":
    sys.stdout.write(drawing())

"""Draws docs/gradient-lag.svg, the gradient against the lag: `python scripts/draw_lags.py > docs/gradient-lag.svg`.

What is drawn is measured here and now, on the random networks of exercises/vanishing; it takes some seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from exercises.svg import INK, PALE, sheet, stroke, words
from exercises.vanishing.networks import NETWORKS, T, curves

TOP, BOTTOM = 3, -33  # powers of ten
WIDE, HIGH, LEFT, ABOVE, GAP = 330, 396, 64, 62, 150  # of a panel, what is left and above of the first, between two
LOOKS = {  # colour and dashes; told apart without colour by the words at the end of each line
    "lstm 5": ("#0b6e4f", ""),
    "lstm 2": ("#2a9d8f", ""),
    "lstm 1": ("#2364aa", ""),
    "orthogonal": ("#b3541e", "7 4"),
    "lstm 0": ("#6a4c93", ""),
    "rnn": ("#c1121f", "7 4"),
    "lstm -2": ("#5c5c66", ""),
}
WORDS = {"rnn": "RNN", "orthogonal": "orthogonal RNN"}


def drawing() -> str:
    """Both panels."""
    measured = {name: curves(name) for name in LOOKS}
    wide, high = LEFT + 2 * (WIDE + GAP), ABOVE + HIGH + 56
    parts = sheet(wide, high, "Norm of the gradient against the lag in steps, for simple networks and LSTMs")
    lstms = [name for name in LOOKS if NETWORKS[name][0] == "lstm"]
    both = (("the whole gradient", "total", tuple(LOOKS)), ("its direct path, the product of f", "direct", lstms))
    for k, (title, which, names) in enumerate(both):
        parts.append(f'<g transform="translate({LEFT + k * (WIDE + GAP)},{ABOVE})">')
        parts += frame(title)
        rows = {name: np.log10(measured[name][which]) for name in names}
        parts += (line(name, decades) for name, decades in rows.items())
        parts += labels(rows)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def x_of(lag: float) -> int:
    """Where a lag lies."""
    return round(WIDE * lag / T)


def y_of(decade: float) -> int:
    """Where a power of ten lies."""
    return round(HIGH * (TOP - decade) / (TOP - BOTTOM))


def frame(title: str) -> Iterator[str]:
    """The grid of a panel and what is written at it."""
    yield words(WIDE / 2, -32, title, size=15, weight="bold")
    yield words(0, -10, "norm", anchor="start")
    yield words(WIDE / 2, HIGH + 42, "lag: steps back in time")
    for lag in range(0, T + 1, 20):
        yield stroke([(x_of(lag), 0), (x_of(lag), HIGH)], PALE, 1)
        yield words(x_of(lag), HIGH + 20, str(lag))
    for decade in range(-30, TOP + 1, 5):
        colour, thick = (INK, 2) if decade == 0 else (PALE, 1)
        yield stroke([(0, y_of(decade)), (WIDE, y_of(decade))], colour, thick)
        yield words(-8, y_of(decade) + 5, power(decade), anchor="end")


def power(decade: int) -> str:
    """A power of ten."""
    return "1" if decade == 0 else f'10<tspan dy="-5" font-size="10">\u2212{-decade}</tspan>'


def line(name: str, decades: Sequence[float]) -> str:
    """One curve, as far as it is inside of its panel."""
    points = [(x_of(lag), y_of(decade)) for lag, decade in enumerate(decades) if decade >= BOTTOM]
    return stroke(points, LOOKS[name][0], 2.5, LOOKS[name][1])


def labels(rows: dict[str, Sequence[float]]) -> Iterator[str]:
    """The name of each curve where it ends, moved down where two would lie on one another."""
    lowest = -HIGH
    ends = {name: len([d for d in decades if d >= BOTTOM]) - 1 for name, decades in rows.items()}
    for name in sorted(rows, key=lambda name: -rows[name][-1]):
        lag = ends[name]
        if lag < T:
            yield words(x_of(lag) + 8, HIGH - 8, called(name), anchor="start", fill=LOOKS[name][0])
            continue
        lowest = max(y_of(rows[name][-1]) + 5, lowest + 16)
        yield words(WIDE + 8, lowest, called(name), anchor="start", fill=LOOKS[name][0])


def called(name: str) -> str:
    """A network in words."""
    return WORDS.get(name) or f"LSTM, bias {NETWORKS[name][1]:g}".replace("-", "\u2212")


if __name__ == "__main__":
    sys.stdout.write(drawing())

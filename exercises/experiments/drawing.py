"""Learning curves as a picture (SVG): a test against the iterations, a line for each seed, a colour for each cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exercises.experiments.tasks import Task
from exercises.experiments.training import Curve
from exercises.svg import INK, PALE, Place, sheet, stroke, words

WIDE, HIGH, LEFT, ABOVE, BELOW, RIGHT = 520, 280, 70, 48, 52, 90
COLOURS = {"LSTM": ("#0b6e4f", ""), "GRU": ("#2364aa", "2 3"), "RNN": ("#c1121f", "7 4")}  # and dashes


def drawing(name: str, task: Task, curves: Mapping[str, Sequence[Curve]]) -> str:
    """The whole picture."""
    wide, high = LEFT + WIDE + RIGHT, ABOVE + HIGH + BELOW
    last = max(curve.iterations[-1] for runs in curves.values() for curve in runs)
    top = max(test for runs in curves.values() for curve in runs for test in curve.tests[1:])
    top = max(top, task.goal) * 1.05
    parts = [
        *sheet(wide, high, f"Learning curves of the {name} task: {task.measure} against iterations"),
        f'<g transform="translate({LEFT},{ABOVE})">',
        *axes(name, task, last, top),
    ]
    for kind, runs in curves.items():
        for curve in runs:
            pairs = zip(curve.iterations[1:], curve.tests[1:], strict=True)  # before any training is off the paper
            places = [(WIDE * iteration / last, HIGH * (1 - test / top)) for iteration, test in pairs]
            parts += line(kind, places, curve.reached)
        parts.append(words(WIDE + 10, 16 + 20 * list(curves).index(kind), kind, "start", fill=COLOURS[kind][0]))
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def axes(name: str, task: Task, last: int, top: float) -> Iterator[str]:
    """The frame, what is written at it, and the goal."""
    yield words(WIDE / 2, -24, f"{name}: {task.measure}")
    yield words(WIDE / 2, HIGH + 42, "iterations")
    for k in range(5):
        yield stroke([(WIDE * k / 4, 0), (WIDE * k / 4, HIGH)], PALE, 1)
        yield stroke([(0, HIGH * k / 4), (WIDE, HIGH * k / 4)], PALE, 1)
        yield words(WIDE * k / 4, HIGH + 20, f"{last * k / 4:g}")
        yield words(-8, HIGH * (1 - k / 4) + 5, f"{top * k / 4:.2g}", "end")
    goal = HIGH * (1 - task.goal / top)
    yield stroke([(0, goal), (WIDE, goal)], INK, 1.5, "1 4")
    yield words(WIDE - 6, goal - 6, "goal", "end")


def line(kind: str, places: Sequence[Place], reached: bool) -> Iterator[str]:
    """One curve, with a dot where it has reached the goal."""
    colour, dashes = COLOURS[kind]
    yield stroke(places, colour, 2, dashes)
    if reached:
        x, y = places[-1]
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'

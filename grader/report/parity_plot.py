"""Error against T of a parity run, both axes logarithmic: an SVG as plain text, that needs no display."""

from __future__ import annotations

import math
from collections.abc import Iterator

from grader.report.parity import Told

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 420, 70, 30, 190, 50
COLOURS = ("#1b6ca8", "#c0392b", "#2d8f4e", "#8e44ad", "#b7791f")
LEAST = 1e-17
Curve = list[tuple[int, float]]


def svg(told: Told) -> str:
    """The largest error of the gradients (solid) and of the outputs (dashed) of all entrants, for each dtype."""
    found = curves(told)
    steps = sorted({T for curve in found.values() for T, _ in curve})
    errors = [max(error, LEAST) for curve in found.values() for _, error in curve]
    low, high = math.floor(math.log10(min(errors, default=1e-16))), math.ceil(math.log10(max(errors, default=1.0)))
    last = max(steps, default=1)

    def place(T: int, error: float) -> tuple[float, float]:
        across = math.log(T) / math.log(last) if last > 1 else 0.0
        up = (math.log10(max(error, LEAST)) - low) / max(high - low, 1)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif">']
    parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>')
    parts.append(text(LEFT, 18, f"largest error against T: {told['device']}, {told['described']}"))
    for power in range(low, high + 1):
        _, y = place(1, 10.0**power)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>' + text(20, y + 4, f"1e{power}"))
    for T in steps:
        x, _ = place(T, 1.0)
        parts.append(text(x - 6, HEIGHT - BOTTOM + 18, str(T)))
    dtypes = list(dict.fromkeys(dtype for dtype, _ in found))
    for (dtype, what), curve in found.items():
        colour = COLOURS[dtypes.index(dtype) % len(COLOURS)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(*point) for point in curve))
        dash = ' stroke-dasharray="5 4"' if what == "outputs" else ""
        parts.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
    parts += legend(dtypes)
    return "\n".join([*parts, "</svg>\n"])


def curves(told: Told) -> dict[tuple[str, str], Curve]:
    """For each dtype, outputs and gradients: the largest error at every T."""
    most: dict[tuple[str, str], dict[int, float]] = {}
    for row in told["rows"]:
        if row["kind"] != "slip" and math.isfinite(row["error"]):
            curve, T = most.setdefault((row["dtype"], row["kind"]), {}), row["case"]["T"]
            curve[T] = max(curve.get(T, 0.0), row["error"])
    return {key: sorted(curve.items()) for key, curve in most.items()}


def legend(dtypes: list[str]) -> Iterator[str]:
    """Which colour is which dtype."""
    for k, dtype in enumerate(dtypes):
        y = TOP + 22 * k + 10
        yield f'<path d="M{WIDTH - RIGHT + 20} {y}h24" stroke="{COLOURS[k % len(COLOURS)]}" stroke-width="2"/>'
        yield text(WIDTH - RIGHT + 50, y + 4, dtype)
    yield text(WIDTH - RIGHT + 20, TOP + 22 * len(dtypes) + 20, "solid: gradients")
    yield text(WIDTH - RIGHT + 20, TOP + 22 * len(dtypes) + 38, "dashed: outputs")


def text(x: float, y: float, words: str) -> str:
    """Words at a place."""
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12">{safe}</text>'

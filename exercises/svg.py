"""Pieces of the drawings that our own code makes, as text (SVG)."""

from __future__ import annotations

from collections.abc import Sequence

INK, PALE, PAPER = "#1c1c22", "#dcdce2", "#ffffff"
Place = tuple[float, float]


def sheet(wide: float, high: float, title: str, tips: Sequence[str] = ()) -> list[str]:
    """The beginning of a drawing: its size, what it shows in words, the colours of its arrows, and the paper."""
    markers = "".join(
        f'<marker id="{tip(colour)}" markerUnits="userSpaceOnUse" markerWidth="12" markerHeight="12" refX="12" '
        f'refY="6" orient="auto"><path d="M0,0 L12,6 L0,12 z" fill="{colour}"/></marker>'
        for colour in tips
    )
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
        'font-family="system-ui, sans-serif" font-size="13">',
        f"<title>{title}</title>",
        *([f"<defs>{markers}</defs>"] if tips else []),
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
    ]


def tip(colour: str) -> str:
    """What the tip of an arrow of a colour is called."""
    return f"tip{colour.removeprefix('#')}"


def words(
    x: float, y: float, text: str, anchor: str = "middle", size: int = 13, weight: str = "normal", fill: str = INK
) -> str:
    """Words."""
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{fill}">'
        f"{text}</text>"
    )


def stroke(places: Sequence[Place], colour: str, thick: float, dashes: str = "", tipped: bool = False) -> str:
    """A line through places; with a tip at its end it is an arrow."""
    path = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in places)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    end = f' marker-end="url(#{tip(colour)})"' if tipped else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{thick:g}"{dashed}{end}/>'

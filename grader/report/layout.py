"""Text in columns of a terminal: wrapped and painted; nothing that a submission wrote can move the cursor."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from contextvars import ContextVar
from dataclasses import dataclass

WIDTH = 80  # where nobody says otherwise: in a file, in a test
NARROWEST, WIDEST = 40, 200
FARTHEST = 100  # where the right end of a line is, that the eye finds it
MOST_LINES = 4  # of one array
MOST_FACTS = 8  # lines of one message, which a submission may have written
CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35"}


_width = ContextVar("width", default=WIDTH)


def width() -> int:
    """The columns that there are."""
    return _width.get()


def as_wide_as(columns: int) -> None:
    """Write for so many columns from now on; lines that are too long are hard to read, and too short ones too."""
    _width.set(min(max(columns, NARROWEST), WIDEST))


@dataclass(frozen=True)
class Paint:
    """Colours a line, or leaves it alone."""

    on: bool

    def __call__(self, colour: str, text: str) -> str:
        """The text in a colour of `CODES`; without colour it reads the same."""
        return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if self.on and text else text


def safe(text: str) -> str:
    """The text with everything that a terminal would obey, or could not show, spelled out."""
    return "".join(c if c == "\n" or shows(c) else escaped(c) for c in text.expandtabs(4))


def shows(character: str) -> bool:
    """Whether a character is printed and does nothing else (no control, no change of direction, no surrogate)."""
    return character.isprintable() or unicodedata.category(character) == "Zs"


def escaped(character: str) -> str:
    """`\\x1b` and the like."""
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def columns(paint: Paint, colour: str, left: str, right: str) -> str:
    """A line with something at its left and right end; where both do not fit, the left has lines of its own."""
    left, whole = safe(left).replace("\n", " "), min(width(), FARTHEST)
    if len(left) <= whole - len(right) - 2 * bool(right):
        return paint(colour, left) + (" " * (whole - len(left) - len(right)) + right if right else "")
    column = re.match(r"[ ✓✗!?~-]*(\S+ {2,})?", left)
    hang = " " * (column.end() if column else 0)
    room = whole - len(right) - 2
    rows = textwrap.wrap(left, room, initial_indent="", subsequent_indent=hang, break_on_hyphens=False)
    first, *rest = rows[:MOST_LINES]
    lines = [paint(colour, first) + " " * (whole - len(first) - len(right)) + right, *(paint(colour, r) for r in rest)]
    return "\n".join(lines)


def paragraph(text: str, indent: str, room: int = 0) -> list[str]:
    """Text wrapped to the width, or to less of it; line breaks stay, and so does the indentation of code."""
    lines: list[str] = []
    for row in safe(text).split("\n"):
        if row.strip() in ("^", "~"):  # it points at a place in the line above
            lines.append(indent + row)
            continue
        inner = row[: len(row) - len(row.lstrip())][:12]
        first = indent + inner
        wrapped = textwrap.wrap(
            row.strip(), room or width(), initial_indent=first, subsequent_indent=first, break_on_hyphens=False
        )
        lines += wrapped or [""]
    return lines


def bounded(lines: list[str]) -> list[str]:
    """The lines, with the middle left out where there are too many: a place often stands at the end."""
    while lines and not lines[-1].strip():  # a traceback ends with a line break
        lines = lines[:-1]
    return lines if len(lines) <= MOST_FACTS else [*lines[: MOST_FACTS - 2], "  ...", lines[-1]]


def prose(text: str, indent: str) -> list[str]:
    """Text whose lines were broken by an editor, wrapped anew; indented lines, which are code, stay as they are."""
    rows: list[str] = []
    for row in text.split("\n"):
        joins = rows and rows[-1].strip() and row.strip() and not rows[-1].startswith(" ") and row[0] != " "
        rows = [*rows[:-1], f"{rows[-1]} {row}"] if joins else [*rows, row]
    return paragraph("\n".join(rows), indent)


def command(text: str, indent: str = "") -> list[str]:
    """A command as it can be copied: too long a line goes on after a backslash, before a path or an option."""
    whole = re.sub(r"'[^']*'", lambda quoted: quoted[0].replace(" ", "\0"), safe(text))
    whole = re.sub(r"(--\S+) (?!--)", r"\1\0", whole)  # no break between an option and its value
    lines = textwrap.wrap(
        whole, width() - 2, initial_indent=indent, subsequent_indent=indent + "    ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    lines = [line.replace("\0", " ") for line in lines]
    return [line + " \\" for line in lines[:-1]] + lines[-1:]


def packed(items: list[str], indent: str) -> list[str]:
    """`x = [[0.5]]   h = [[0.1]]`: short items side by side, long ones wrapped under themselves and cut."""
    lines: list[str] = []
    beside = False
    for item in map(safe, items):
        if beside and len(lines[-1]) + 3 + len(item) <= width():
            lines[-1] += "   " + item
            continue
        hang = indent + " " * (item.find("=") + 2)
        wrapped = textwrap.wrap(item, width(), initial_indent=indent, subsequent_indent=hang)
        lines += wrapped if len(wrapped) <= MOST_LINES else [*wrapped[: MOST_LINES - 1], hang + "..."]
        beside = len(wrapped) == 1
    return lines

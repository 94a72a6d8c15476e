"""Writing to a terminal or a file, in whatever encoding it has."""

from __future__ import annotations

import os
import sys

import click

ASCII = str.maketrans({"✓": "+", "✗": "x", "·": "-", "−": "-", "–": "-", "×": "x"})


def say(text: str) -> None:
    """Write to standard output; marks that its encoding lacks become plain characters."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(ASCII).encode(encoding, "backslashreplace").decode(encoding)
    click.echo(text, nl=False)


def colour() -> bool:
    """Whether standard output shows colours: a terminal, and nobody asked for none (https://no-color.org)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

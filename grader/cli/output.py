"""Writing to a terminal or a file, in whatever encoding it has."""

from __future__ import annotations

import os
import sys

import click

from grader.cli.exits import Exit, Stop

ASCII = str.maketrans({"✓": "+", "✗": "x", "·": "-", "−": "-", "–": "-", "×": "x"})


def say(text: str) -> None:
    """Write to standard output; marks that its encoding lacks become plain characters."""
    if sys.stdout is None:
        raise Stop("standard output is closed: there is nowhere to write the answer to")
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(ASCII).encode(encoding, "backslashreplace").decode(encoding)
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = None  # else Python complains once more when it flushes at exit
        raise Stop(f"standard output cannot be written: {error.strerror or error}", Exit.MACHINE) from error


def tell(text: str) -> None:
    """Write to standard output what can also be read elsewhere."""
    if sys.stdout is not None:
        say(text)


def colour() -> bool:
    """Whether standard output shows colours: a terminal, and nobody asked for none (https://no-color.org)."""
    shows = sys.stdout is not None and sys.stdout.isatty()
    return shows and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

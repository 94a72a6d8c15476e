"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

MOST_SEED = 2**32 - 1
Command = Callable[..., Any]

exercises = click.option(
    "--exercises",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Exercises of your own, besides those that come along.",
)
exercise = click.option("--exercise", metavar="SLUG", help="Ask this one only [default: all that the file defines].")
dialect = click.option("--dialect", metavar="NAME|FILE", help="How the course spells it [default: the one that fits].")
timeout = click.option(
    "--timeout",
    type=click.FloatRange(0.1, 86_400),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Wall clock for one submission; one call and loading get 10 s of it.",
)
require_sandbox = click.option(
    "--require-sandbox",
    type=click.Choice(list("ABCD")),
    help="Refuse to grade where submissions cannot be confined as well as that.",
)


def judging(command: Command) -> Command:
    """The options that decide how a submission is judged."""
    for option in (require_sandbox, exercises, timeout, dialect, exercise):
        command = option(command)
    return command

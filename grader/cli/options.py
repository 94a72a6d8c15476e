"""Options that several commands share."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

MOST_SEED = 2**32 - 1
Command = Callable[..., Any]


class Named(click.Path):
    """A file or folder, which has a name: an empty one (an unset variable) would be the current folder."""

    def __init__(self, exists: bool = False, files: bool = True) -> None:
        super().__init__(path_type=Path, exists=exists, file_okay=files)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if value == "":
            self.fail("an empty name", param, ctx)
        return super().convert(value, param, ctx)


class Folder(Named):
    """A folder."""

    def __init__(self, exists: bool = False) -> None:
        super().__init__(exists, files=False)


class Seconds(click.FloatRange):
    """A time; nan is none, though it is neither too small nor too large."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number."""
        found = super().convert(value, param, ctx)
        if math.isnan(found):
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return found


exercises = click.option(
    "--exercises",
    type=Folder(exists=True),
    metavar="DIR",
    help="Exercises of your own, besides those that come along.",
)
exercise = click.option("--exercise", metavar="SLUG", help="Ask this one only [default: all that the file defines].")
dialect = click.option("--dialect", metavar="NAME|FILE", help="How the course spells it [default: the one that fits].")
hint = click.option(
    "--hint",
    count=True,
    help="Show the exercise's hint when something is wrong; given twice, the second one too.",
)
timeout = click.option(
    "--timeout",
    type=Seconds(0.1, 86_400),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Wall clock for one submission; one call and loading get 10 s of it.",
)
support = click.option(
    "--with",
    "support",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="A file or folder of the course that submissions may import.",
)
require_sandbox = click.option(
    "--require-sandbox",
    type=click.Choice(list("ABCD")),
    help="Refuse to grade where submissions cannot be confined as well as that.",
)


def judging(command: Command) -> Command:
    """The options that decide how a submission is judged."""
    for option in (require_sandbox, exercises, timeout, support, dialect, exercise):
        command = option(command)
    return command

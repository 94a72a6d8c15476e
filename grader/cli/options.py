"""Options that several commands share."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from grader.run.plan import Plan

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


device = click.option(
    "--device",
    type=click.Choice(["cuda", "mps", "xpu", "cpu"]),
    help="Also ask the checks that need a GPU, on this one. No sandbox reaches a GPU: in these checks a submission "
    "has your rights. `cpu` goes through the same, confined.",
)


@dataclass(frozen=True)
class Judging:
    """How a submission is judged, as it is typed; the names are those of the options."""

    exercise: str | None
    dialect: str | None
    support: tuple[Path, ...]
    timeout: float
    exercises: Path | None
    require_sandbox: str | None
    device: str | None

    def plan(self, seed: int) -> Plan:
        """The same as a plan, with the seed of the run."""
        from grader.run.plan import Plan

        return Plan(
            seed, self.exercise, self.dialect, self.timeout, self.require_sandbox, self.exercises, self.support,
            self.device,
        )  # fmt: skip

    @property
    def again(self) -> list[str]:
        """What is to be typed to judge another file, or the same one, alike; the exercise apart."""
        one = {"--dialect": self.dialect, "--exercises": self.exercises, "--device": self.device}
        pairs = [(option, value) for option, value in one.items() if value]
        return [str(word) for pair in (*pairs, *(("--with", path) for path in self.support)) for word in pair]


def judging(command: Command) -> Command:
    """The options that decide how a submission is judged, as one argument."""

    @functools.wraps(command)
    def gathered(**given: Any) -> Any:
        typed = {one.name: given.pop(one.name) for one in fields(Judging)}
        return command(judging=Judging(**typed), **given)

    for option in (device, require_sandbox, exercises, timeout, support, dialect, exercise):
        gathered = option(gathered)
    return gathered

"""Groups of commands: what each is for is told whole, and a name or option that there is not says what was meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import click

from grader.cli.program import PROGRAM
from grader.words import listed, meant

LONGEST = 10_000  # of a summary: never cut
# what people type for a command, and what does it
MEANT = {
    "hint": "check FILE --hint",
    "hints": "check FILE --hint",
    "watch": "check FILE --watch",
    "test": "check FILE",
    "run": "check FILE",
    "submit": "check FILE",
    "help": "--help",
    "version": "--version",
    "init": "start SLUG",
    "exercises": "list",
    "show": "start SLUG",
    "notebook": "start SLUG --notebook",
    "dialects": "check FILE --dialect NAME",
}


class Group(click.Group):
    """A group whose help has a whole sentence for every command, over several lines where it is long."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The names, and the first sentence of each one's help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(LONGEST)) for name, one in found if one is not None])


def no_command(name: str, commands: Iterable[str]) -> str:
    """What is said of a command that there is not."""
    typed = MEANT.get(name.lower(), f"check {name}" if os.path.exists(name) else "")
    close = f"; did you mean `{PROGRAM} {typed}`?" if typed else meant(name, list(commands))
    return f"no command {name!r}{close}"


def no_option(option: str, command: click.Command, others: Mapping[str, click.Command]) -> str:
    """What is said of an option that a command does not have: the one that is nearly called so, or who has it."""
    close = meant(option, options(command))
    having = [name for name, other in others.items() if option in options(other)]
    has = f"; {listed(having)} {'have' if len(having) > 1 else 'has'} it" if having and not close else ""
    return f"no option {option!r}{close}{has}"


def options(command: click.Command) -> list[str]:
    """The options of a command, as they are typed."""
    return [name for param in command.params if isinstance(param, click.Option) for name in param.opts]

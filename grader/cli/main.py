"""The command group. Commands are imported when they are called, so that --help answers at once."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import traceback

import click

from grader import __version__
from grader.cli.exits import MACHINES, Exit, Stop
from grader.cli.group import Group, no_command, no_option
from grader.cli.program import PROGRAM
from grader.report.layout import WIDTH, as_wide_as, bounded, paragraph

# in the order in which one meets them
COMMANDS = ("list", "start", "next", "check", "quiz", "grade", "summary", "selfcheck", "bundle", "parity", "doctor")


class Commands(Group):
    """Looks a command up in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; of a command that there is not, the one that was probably meant is told."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            ctx.fail(no_command(name, COMMANDS))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a name; its module is imported now."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"grader.cli.{name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name=PROGRAM)
def program() -> None:
    """Grade recurrent-network code, and name the mistake it looks like.

    Exit codes: 0 every check passed, 1 some check did not, 2 wrong usage,
    3 the submission could not be read or loaded, 4 a fault of ours, 5 the machine
    refuses (a full disk, no permission), 130 Ctrl-C.
    """


def main() -> None:
    """Run the program and exit with a code of `Exit`."""
    stand_in()
    sys.exit(run())


def stand_in() -> None:
    """Give closed standard streams something to stand on: a file or pipe opened later would take their place."""
    for stream in range(3):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (open as long as the program)


def run(args: list[str] | None = None) -> int:
    """Run the program; what nobody caught is a fault of ours, and says so."""
    try:
        if sys.flags.optimize > 1:
            raise Stop("docstrings are what students read here: run Python without -OO and PYTHONOPTIMIZE=2")
        as_wide_as(room())
        result = program.main(args, prog_name=PROGRAM, standalone_mode=False)
        return result if isinstance(result, int) else Exit.PASSED
    except Stop as stop:
        complain(f"{PROGRAM}: {stop}")
        return stop.code
    except click.ClickException as error:
        return usage(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:  # `... | head` has seen enough
        sys.stdout = None  # else Python complains once more when it flushes at exit
        return Exit.INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in MACHINES:
            complain(f"{PROGRAM}: {error.strerror}{f': {error.filename}' if error.filename else ''}")
            return Exit.MACHINE
        traceback.print_exc()
        click.echo(f"{PROGRAM}: a fault of ours, not yours; please report the lines above", err=True)
        return Exit.FAULT


def room() -> int:
    """The columns to write for: those of COLUMNS or of the terminal; in a file or a pipe no more than usual."""
    if os.environ.get("COLUMNS", "").isdigit() or (sys.stdout is not None and sys.stdout.isatty()):
        return shutil.get_terminal_size((WIDTH, 0)).columns
    try:
        return min(WIDTH, os.get_terminal_size(2).columns or WIDTH)  # `... | less` shows it beside standard error
    except OSError:
        return WIDTH


def complain(text: str) -> None:
    """A few lines on standard error."""
    click.echo("\n".join(bounded(paragraph(text, ""))), err=True)


def usage(error: click.ClickException) -> Exit:
    """Say what is wrong with the command line, and where its help is."""
    if type(error).__name__ == "NoArgsIsHelpError":  # click has it since 8.2
        error.show()
        return Exit.USAGE
    context = getattr(error, "ctx", None)
    help_of = f"\nTry {context.command_path} --help" if context is not None else ""
    said = error.format_message()
    if isinstance(error, click.NoSuchOption) and context is not None:
        commands = {name: one for name in COMMANDS if (one := program.get_command(context, name)) is not None}
        said = no_option(error.option_name, context.command, commands)
    complain(f"{PROGRAM}: {said}{help_of}")
    return Exit.USAGE

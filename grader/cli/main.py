"""The command group. Commands are imported when they are called, so that --help answers at once."""

from __future__ import annotations

import importlib
import sys
import traceback

import click

from grader.cli.exits import Exit, Stop
from grader.cli.program import PROGRAM
from grader.report.layout import bounded, paragraph
from grader.version import VERSION

COMMANDS = ("list", "start", "check", "grade", "selfcheck", "doctor")  # in the order in which one meets them


class Commands(click.Group):
    """Looks a command up in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a name; its module is imported now."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"grader.cli.{name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(VERSION, prog_name=PROGRAM)
def program() -> None:
    """Grade recurrent-network code, and name the mistake it looks like.

    Exit codes: 0 every check passed, 1 some check did not, 2 wrong usage,
    3 the submission could not be read or loaded, 4 a fault of ours, 130 Ctrl-C.
    """


def main() -> None:
    """Run the program and exit with a code of `Exit`."""
    sys.exit(run())


def run(args: list[str] | None = None) -> int:
    """Run the program; what nobody caught is a fault of ours, and says so."""
    try:
        result = program.main(args, prog_name=PROGRAM, standalone_mode=False)
        return result if isinstance(result, int) else Exit.PASSED
    except Stop as stop:
        click.echo("\n".join(bounded(paragraph(f"{PROGRAM}: {stop}", ""))), err=True)
        return stop.code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:  # `... | head` has seen enough
        sys.stdout = None  # else Python complains once more when it flushes at exit
        return Exit.INTERRUPTED
    except Exception:
        traceback.print_exc()
        click.echo(f"{PROGRAM}: a fault of ours, not yours; please report the lines above", err=True)
        return Exit.FAULT

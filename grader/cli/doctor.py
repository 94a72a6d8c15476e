"""`doctor`: what works here and what does not."""

from __future__ import annotations

import click

from grader.cli.exits import Exit
from grader.cli.output import colour, say


@click.command("doctor")
def command() -> int:
    """Tell what works on this machine: versions and the sandbox.

    A layer of the sandbox that does not work here lowers its level; grading
    goes on all the same unless --require-sandbox says otherwise.
    """
    from grader.report.layout import Paint, paragraph
    from grader.run.doctor import examine

    paint = Paint(colour())
    for works, fact in examine():
        first, *rest = paragraph(fact, "    ")
        mark = paint("dim", "-") if works is None else paint("green", "✓") if works else paint("red", "✗")
        say("\n".join([f"  {mark} {first[4:]}", *rest]) + "\n")
    return Exit.PASSED

"""`selfcheck`: do our own exercises have teeth."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli import options
from grader.cli.exits import Exit, refusing
from grader.cli.output import colour, say


@click.command("selfcheck")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@options.exercises
@click.option("--seed", type=click.IntRange(0, options.MOST_SEED), default=0, show_default=True)
@click.option(
    "--derived", is_flag=True, help="Also put every mutant that can be derived from the solution to the checks."
)
def command(slugs: tuple[str, ...], exercises: Path | None, seed: int, derived: bool) -> int:
    """Prove of the exercises named, or of all, that their checks have teeth.

    The starter earns nothing, the solution all in every dialect, every mutant
    is caught and diagnosed as itself, every check catches a mutant. Ends with
    1 when there is a problem.
    """
    from grader.authoring.derived import proved
    from grader.catalog.catalog import load
    from grader.catalog.errors import MOST_S, blaming
    from grader.report.layout import Paint, paragraph

    paint = Paint(colour())
    problems = 0
    with refusing():
        catalog = load(exercises)
        for name in slugs or catalog.slugs:
            with blaming(exercises, (100 if derived else 10) * MOST_S):
                findings = proved(catalog, name, seed, derived)
            mark = paint("red", "✗") if findings.problems else paint("green", "✓")
            say(f"{mark} " + "\n".join(paragraph(findings.summary, "  "))[2:] + "\n")
            say("".join(f"{line}\n" for problem in findings.problems for line in paragraph(problem, "    ")))
            problems += len(findings.problems)
    return Exit.NOT_PASSED if problems else Exit.PASSED

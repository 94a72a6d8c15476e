"""`summary`: what a class has come to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from grader.cli.exits import Exit, Stop
from grader.cli.output import say


@click.command("summary")
@click.argument("results", type=click.Path(path_type=Path), metavar="RESULTS")
@click.option("--csv", "table", is_flag=True, help="One row for every submission and exercise, as CSV.")
def command(results: Path, table: bool) -> int:
    """Tell of a batch: scores, pass rates and the commonest mistakes.

    RESULTS is the folder that `grade -o` has written, or its results.jsonl.
    """
    from grader.report import summary

    lines = read(results / "results.jsonl" if results.is_dir() else results)
    say(summary.table(lines) if table else summary.text(lines))
    return Exit.PASSED


def read(path: Path) -> list[dict[str, Any]]:
    """The lines of results; ends the program where there are none."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
        lines = [json.loads(row) for row in rows]
    except OSError as error:
        raise Stop(f"{path}: {(error.strerror or str(error)).lower()}", Exit.UNREADABLE) from error
    except ValueError as error:
        raise Stop(f"{path}: these are no results: {error}", Exit.UNREADABLE) from error
    if not all(isinstance(line, dict) and {"submission", "checks", "diagnosis"} <= line.keys() for line in lines):
        raise Stop(f"{path}: these are no results of grade", Exit.UNREADABLE)
    return lines

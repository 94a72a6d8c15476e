"""The four exercises that a cell makes, each with its suite of checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from exercises.recurrent.cell import Cell
from exercises.recurrent.suites import sequence, sequence_backward, step, step_backward
from grader.checks import Answers, Check

KINDS = {
    "step": step,
    "step-backward": step_backward,
    "sequence": sequence,
    "sequence-backward": sequence_backward,
}


@dataclass(frozen=True)
class Suite:
    """What a checks.py has: the checks of one exercise, and what mutants are told apart by."""

    CHECKS: tuple[Check, ...]
    ANSWERS: Answers


def suites(cell: Cell) -> dict[str, Callable[[], Suite]]:
    """What makes the suites of a cell's exercises, by slug: each is made when its exercise is loaded."""
    return {f"{cell.name}-{kind}": partial(suite, cell, kind) for kind in KINDS}


def suite(cell: Cell, kind: str) -> Suite:
    """The suite of one of them."""
    return Suite(KINDS[kind].checks(cell), KINDS[kind].answers(cell))

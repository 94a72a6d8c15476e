"""The four exercises that a cell makes, each with its suite of checks."""

from __future__ import annotations

from dataclasses import dataclass

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


def suites(cell: Cell) -> dict[str, Suite]:
    """The suites of a cell's exercises by slug."""
    return {f"{cell.name}-{kind}": Suite(made.checks(cell), made.answers(cell)) for kind, made in KINDS.items()}

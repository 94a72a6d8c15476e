"""What the author of an exercise uses: checks, mutants, draws, expectations and the one tolerance table."""

from grader.checks.declare import check, collected, mutant
from grader.checks.draws import Draws, drawn, shrunk
from grader.checks.expect import Mismatch, alike, all_close, expect_alike, expect_close, marks_alike, told_apart
from grader.checks.tolerance import TOLERANCE, Tolerance
from grader.checks.types import Array, Function, Parts, States
from grader.errors import Declined

__all__ = [
    "TOLERANCE",
    "Array",
    "Declined",
    "Draws",
    "Function",
    "Mismatch",
    "Parts",
    "States",
    "Tolerance",
    "alike",
    "all_close",
    "check",
    "collected",
    "drawn",
    "expect_alike",
    "expect_close",
    "marks_alike",
    "mutant",
    "shrunk",
    "told_apart",
]

"""What the author of an exercise uses: checks, mutants, draws, expectations and the one tolerance table."""

from grader.checks.declare import check, collected, mutant
from grader.checks.draws import Draws, drawn, shrunk
from grader.checks.expect import Declined, Mismatch, alike, close, expect_close, expect_same, near, told_apart
from grader.checks.tolerance import TOLERANCE, Tolerance

__all__ = [
    "TOLERANCE",
    "Declined",
    "Draws",
    "Mismatch",
    "Tolerance",
    "alike",
    "check",
    "close",
    "collected",
    "drawn",
    "expect_close",
    "expect_same",
    "mutant",
    "near",
    "shrunk",
    "told_apart",
]

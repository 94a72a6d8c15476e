"""The authors' door: all that an exercise needs of grader is imported from here, and nothing from elsewhere in it."""

from grader.checks.declare import check, collected, mutant
from grader.checks.draws import Draws, drawn, shrunk
from grader.checks.expect import Mismatch, alike, all_close, expect_alike, expect_close, marks_alike, told_apart
from grader.checks.rounding import expect_rounded
from grader.checks.structure import alike_values, expect_values
from grader.checks.student import Answer, Student
from grader.checks.tolerance import DEPENDS, DIFFERENCE_STEP, TOLERANCE, Tolerance
from grader.checks.types import Array, Function, Parts, States
from grader.model import Answers, Check, Diagnosis, Mutant
from grader.words import meant

__all__ = [
    "DEPENDS",
    "DIFFERENCE_STEP",
    "TOLERANCE",
    "Answer",
    "Answers",
    "Array",
    "Check",
    "Diagnosis",
    "Draws",
    "Function",
    "Mismatch",
    "Mutant",
    "Parts",
    "States",
    "Student",
    "Tolerance",
    "alike",
    "alike_values",
    "all_close",
    "check",
    "collected",
    "drawn",
    "expect_alike",
    "expect_close",
    "expect_rounded",
    "expect_values",
    "marks_alike",
    "meant",
    "mutant",
    "shrunk",
    "told_apart",
]

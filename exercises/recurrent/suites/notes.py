"""What is worth saying and costs no points: the same in every suite."""

from __future__ import annotations

from exercises.recurrent import properties as law
from exercises.recurrent import purity
from exercises.recurrent.cases import Case, draws
from exercises.recurrent.cell import Cell
from grader.checks import Check, Student, check


def notes(cell: Cell, graded: tuple[Check, ...], *, backward: bool, sequence: bool) -> tuple[Check, ...]:
    """The notes of one exercise, given once the first of the graded checks has passed; on dtypes, once all have."""
    needed = graded[0]

    @check(note=True, needs=(needed,), cases=draws("ordinary", sequence=sequence))
    def inputs_modified(student: Student, case: Case) -> None:
        """The inputs are left as they were

        Your result is right, but you change an array that you were given; work on a new array instead.
        """
        purity.inputs_survive(student, cell, case, backward=backward)

    @check(note=True, needs=(needed,), cases=draws("ordinary", sequence=sequence))
    def cache_used_up(student: Student, case: Case) -> None:
        """The cache is left as it was

        Nothing is wrong with that here; it only means that forward has to run again before each backward pass.
        """
        purity.cache_survives(student, cell, case)

    @check(note=True, needs=graded, cases=draws("integer x", sequence=sequence))
    def integer_input(student: Student, case: Case) -> None:
        """It is right for an integer x

        A buffer that takes its dtype from x rounds everything to whole numbers when x is integer (tokens, one-hot).
        """
        (law.backward_is_right if backward else law.forward_is_right)(student, cell, case)

    if backward:
        return inputs_modified, cache_used_up, integer_input
    return (inputs_modified, integer_input) if sequence else (inputs_modified,)

"""The suite for one step forward."""

from __future__ import annotations

from exercises.recurrent import properties as law
from exercises.recurrent import purity
from exercises.recurrent.cases import Case, draws
from exercises.recurrent.cell import Cell
from exercises.recurrent.regimes import EVERY_SIZE
from exercises.recurrent.suites.notes import notes
from grader.checks import Answers, Check, Student, check


def checks(cell: Cell) -> tuple[Check, ...]:
    """The checks of one step forward of `cell`, 10 points in all."""

    @check(points=4, cases=draws("ordinary", rounds=5))
    def ordinary(student: Student, case: Case) -> None:
        """The new state is right on ordinary inputs

        Random weights, distinct biases, non-zero states; N, D and H all different.
        """
        law.forward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            *EVERY_SIZE,
        ),
    )  # fmt: skip
    def sizes(student: Student, case: Case) -> None:
        """It is right for every size: one sample, one unit, one feature, D = H, more than 64 samples"""
        law.forward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws(*cell.zeros))
    def zeros(student: Student, case: Case) -> None:
        """It is right when the input, the bias or one of the old states is all zero"""
        law.forward_is_right(student, cell, case)

    @check(
        points=2,
        needs=(ordinary,),
        cases=draws(
            "saturated 10",
            "saturated 30",
            "saturated 1000",
            "large cells",
            "huge cells",
            "large x",
            "tiny x",
            "small",
            "tiny states",
            rounds=2,
        ),
    )
    def magnitudes(student: Student, case: Case) -> None:
        """It is right for very large and very small numbers: saturated gates, large cells"""
        law.forward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws("Fortran order", "strided", "updated in place", "float32", "float32 x", "integer x"),
    )
    def memory(student: Student, case: Case) -> None:
        """It is right whatever the memory layout and dtype of the inputs, and when they are updated in place

        Fortran order, strided views, the same arrays with new numbers, float32 (then float32 precision is
        enough), integer x.
        """
        law.forward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("ordinary", "zero states", "zero x and states"))
    def pure(student: Student, case: Case) -> None:
        """The same input gives the same output, and earlier results stay as they were"""
        purity.answers_repeat(student, cell, case)

    graded = (ordinary, sizes, zeros, magnitudes, memory, pure)
    return (*graded, *notes(cell, graded, backward=False, sequence=False))


def answers(cell: Cell) -> Answers:
    """What mutants are told apart by."""
    return law.answers(cell, draws("ordinary", "square", rounds=10))

"""The suite for a whole sequence forward."""

from __future__ import annotations

from functools import partial

from exercises.recurrent import properties as law
from exercises.recurrent import purity
from exercises.recurrent.cases import Case
from exercises.recurrent.cases import draws as draws_of
from exercises.recurrent.cell import Cell
from exercises.recurrent.own_step import forgiving
from exercises.recurrent.regimes import EVERY_SIZE
from exercises.recurrent.suites.notes import notes
from grader.checks import Answers, Check, Student, check

draws = partial(draws_of, sequence=True)


def checks(cell: Cell) -> tuple[Check, ...]:
    """The checks of a sequence forward of `cell`, 10 points in all."""

    @check(points=4, cases=draws("ordinary", rounds=4))
    def ordinary(student: Student, case: Case) -> None:
        """Every hidden state is right on ordinary sequences of three to five steps"""
        law.forward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("some odd steps", "some even steps", "twenty steps", "many steps"))
    def long(student: Student, case: Case) -> None:
        """Long sequences, of up to 67 steps, are right to the last step"""
        law.forward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            "one step", "two steps", "T = N", *EVERY_SIZE,
        ),
    )  # fmt: skip
    def sizes(student: Student, case: Case) -> None:
        """It is right for every size: one step, one sample, one unit, one feature, D = H, more than 64 samples"""
        law.forward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws(*cell.zeros, "constant input"))
    def zeros(student: Student, case: Case) -> None:
        """It is right when the bias or one of the initial states is all zero"""
        law.forward_is_right(student, cell, case)

    @check(
        points=1,
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
        ),
    )
    def magnitudes(student: Student, case: Case) -> None:
        """It is right for very large and very small numbers: saturated gates, large cells"""
        law.forward_is_right(student, cell, case)

    @check(
        points=1, needs=(ordinary,), cases=draws("Fortran order", "strided", "updated in place", "float32", "float32 x")
    )
    def memory(student: Student, case: Case) -> None:
        """It is right whatever the memory layout and dtype of the inputs, and when they are updated in place"""
        law.forward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("ordinary", "zero states", "zero x and states"))
    def pure(student: Student, case: Case) -> None:
        """The same sequence gives the same result: no state is left over from the call before"""
        purity.answers_repeat(student, cell, case)

    asked = (ordinary, long, sizes, zeros, magnitudes, memory, pure)
    return (*forgiving(cell, asked, backward=False), *notes(cell, asked, backward=False, sequence=True))


def answers(cell: Cell) -> Answers:
    """What mutants are told apart by."""
    return law.answers(cell, draws("ordinary", "square", rounds=10))

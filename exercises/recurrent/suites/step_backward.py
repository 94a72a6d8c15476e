"""The suite for one step backward."""

from __future__ import annotations

from exercises.recurrent import properties as law
from exercises.recurrent import purity
from exercises.recurrent.cases import Case, draws
from exercises.recurrent.cell import Cell
from exercises.recurrent.regimes import EVERY_SIZE
from exercises.recurrent.suites.notes import notes
from grader.checks import Answers, Check, Student, check


def checks(cell: Cell) -> tuple[Check, ...]:
    """The checks of one step backward of `cell`, 10 points in all."""

    @check(points=3, cases=draws("ordinary", rounds=5))
    def ordinary(student: Student, case: Case) -> None:
        """Every gradient is right on ordinary inputs

        Compared with the analytic gradient, each array by itself; all arriving gradients are non-zero.
        """
        law.backward_is_right(student, cell, case)

    @check(points=2, cases=draws("ordinary"), own_forward=True)
    def own_forward(student: Student, case: Case) -> None:
        """The gradients fit your own forward pass

        Compared with central differences of what your forward function returns, right or wrong; it has to depend on
        every input.
        """
        law.backward_fits_forward(student, cell, case)

    graded = (ordinary, own_forward, *corners(cell, ordinary))
    return (*graded, *notes(cell, graded, backward=True, sequence=False))


def corners(cell: Cell, ordinary: Check) -> tuple[Check, ...]:
    """The checks of the corners, which wait for the ordinary."""
    alone = tuple(f"zero d{state}" for state in cell.states) if len(cell.states) > 1 else ("cotangents 100",)

    @check(points=1, needs=(ordinary,), cases=draws(*alone, rounds=2))
    def one_cotangent(student: Student, case: Case) -> None:
        """Every gradient is right when only one of the arriving gradients is non-zero"""
        law.backward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            *EVERY_SIZE, *cell.zeros,
        ),
    )  # fmt: skip
    def sizes(student: Student, case: Case) -> None:
        """Every gradient is right for every size, and with zero inputs, biases or states"""
        law.backward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            "positive cotangents",
            "cotangents 1e-8",
            "cotangents 1e-12",
            "cotangents 100",
            "cotangents 1e8",
            "large cells",
            "huge cells",
            "large x",
            "tiny x",
            "small",
            "tiny states",
            "saturated 10",
            "saturated 30",
            "saturated 1000",
        ),
    )
    def scales(student: Student, case: Case) -> None:
        """Every gradient is right for tiny and huge arriving gradients and for saturated gates"""
        law.backward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws("Fortran order", "strided", "updated in place", "float32", "float32 x"),
    )
    def memory(student: Student, case: Case) -> None:
        """Every gradient is right whatever the inputs' memory layout and dtype, and when they are updated in place"""
        law.backward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("ordinary", "zero states"))
    def pure(student: Student, case: Case) -> None:
        """Each backward pass belongs to its own cache, whatever was asked in between"""
        purity.gradients_repeat(student, cell, case)

    return (one_cotangent, sizes, scales, memory, pure)


def answers(cell: Cell) -> Answers:
    """What mutants are told apart by."""
    return law.answers(cell, draws("ordinary", "square", rounds=10), backward=True)

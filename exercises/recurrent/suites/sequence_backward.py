"""The suite for a whole sequence backward."""

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
    """The checks of a sequence backward of `cell`, 10 points in all."""

    @check(points=3, cases=draws("ordinary", rounds=4))
    def ordinary(student: Student, case: Case) -> None:
        """Every gradient is right on ordinary sequences, with a gradient arriving at every step"""
        law.backward_is_right(student, cell, case)

    @check(points=2, cases=draws("ordinary"), own_forward=True)
    def own_forward(student: Student, case: Case) -> None:
        """The gradients fit your own forward pass

        Compared with central differences of what your forward function returns, right or wrong; it has to depend on
        every input.
        """
        law.backward_fits_forward(student, cell, case)

    asked = (ordinary, own_forward, *corners(cell, ordinary))
    return (*forgiving(cell, asked, backward=True), *notes(cell, asked, backward=True, sequence=True))


def corners(cell: Cell, ordinary: Check) -> tuple[Check, ...]:
    """The checks of the corners, which wait for the ordinary."""
    final = tuple(f"{cell.backward}.d{state}" for state in cell.states)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            "some odd steps",
            "some even steps",
            "twenty steps",
            "twenty steps, last cotangent",
            "twenty steps, tiny last cotangent",
            "many steps, long memory",
        ),
    )
    def long(student: Student, case: Case) -> None:
        """The gradient reaches back through long sequences, of up to 67 steps"""
        law.backward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("first cotangent", "middle cotangent", "last cotangent"))
    def one_step(student: Student, case: Case) -> None:
        """Every gradient is right when it arrives at one step alone"""
        law.backward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            "one step", "two steps", "T = N", *EVERY_SIZE, *cell.zeros, "constant input",
        ),
    )  # fmt: skip
    def sizes(student: Student, case: Case) -> None:
        """Every gradient is right for every size, and with zero biases or initial states"""
        law.backward_is_right(student, cell, case)

    @check(
        points=1,
        needs=(ordinary,),
        cases=draws(
            "positive cotangents", "cotangents 1e-8", "cotangents 1e-12", "cotangents 100", "cotangents 1e8",
            "large cells", "huge cells", "large x", "tiny x", "small", "tiny states", "saturated 10", "saturated 30",
            "saturated 1000",
            "Fortran order", "strided", "updated in place", "float32", "float32 x",
        ),
    )  # fmt: skip
    def scales(student: Student, case: Case) -> None:
        """Every gradient is right for tiny and huge arriving gradients and saturated gates, however the inputs lie

        Fortran order, strided views, float32, and the same arrays updated in place between the calls.
        """
        law.backward_is_right(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("ordinary", "zero states"))
    def pure(student: Student, case: Case) -> None:
        """Each backward pass belongs to its own cache, whatever was asked in between"""
        purity.gradients_repeat(student, cell, case)

    @check(points=1, needs=(ordinary,), cases=draws("final state", "zero dH", "final c alone"), asks=final)
    def final_state(student: Student, case: Case) -> None:
        """A gradient that arrives at the final state alone is carried back"""
        law.backward_is_right(student, cell, case)

    return (long, one_step, sizes, scales, pure, final_state)


def answers(cell: Cell) -> Answers:
    """What mutants are told apart by."""
    return law.answers(cell, draws("ordinary", "square", rounds=10), backward=True)
